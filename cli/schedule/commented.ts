import { Document, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/** A value that is written with a comment above it. */
class Noted {
  readonly comment: string;
  readonly value: unknown;

  constructor(comment: string, value: unknown) {
    this.comment = comment;
    this.value = value;
  }
}

/** Puts a comment above a value: above its key in a mapping, above its dash in a list. Lines are kept as they are. */
export function noted(comment: string, value: unknown): unknown {
  return new Noted(comment, value);
}

/** How a text of YAML is read where it goes. */
export interface YamlReader {
  /** Whether it is read by the older rules, where `on`, `no` or 03:17 are no texts: such values are then quoted. */
  olderRules?: boolean;
  /** Whether an empty line stands between its first keys. */
  spacedOut?: boolean;
}

/**
 * A value as YAML, with its comments. Keys whose value is `undefined` are left out. Values are quoted wherever they could be read
 * as something else, so no text of theirs can become part of the structure.
 */
export function yamlText(value: unknown, { olderRules = false, spacedOut = true }: YamlReader = {}): string {
  const document = new Document(null, olderRules ? { compat: 'yaml-1.1' } : {});
  const root = nodeOf(value);
  document.contents = root;
  if (spacedOut && root instanceof YAMLMap) for (const [place, pair] of root.items.entries()) spaceAbove(pair, place);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, indentSeq: true });
}

/** A comment at the head of a file, a `#` before each line. */
export function headOf(lines: readonly string[]): string {
  return lines.map((line) => (line === '' ? '#' : `# ${line}`)).join('\n');
}

function nodeOf(value: unknown): Node {
  if (value instanceof Noted) return nodeOf(value.value);
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    list.items = value.map((item: unknown) => withComment(item, nodeOf(item)));
    if (value.length === 0) list.flow = true;
    return list;
  }
  if (typeof value !== 'object' || value === null) return new Scalar(value);
  const mapping = new YAMLMap();
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    mapping.items.push(new Pair(withComment(item, new Scalar(key)), nodeOf(item)));
  }
  if (mapping.items.length === 0) mapping.flow = true;
  return mapping;
}

function withComment<T extends Node>(value: unknown, node: T): T {
  if (value instanceof Noted) node.commentBefore = value.comment.replaceAll(/^/gm, ' ');
  return node;
}

function spaceAbove(pair: Pair<unknown, unknown>, place: number): void {
  if (place > 0 && pair.key instanceof Scalar) pair.key.spaceBefore = true;
}
