import { decoded } from '../document/json-pointer.ts';
import { type SegmentTemplate, segmentsOf, segmentTemplates } from './path-template.ts';

/** What stands at the end of a path: something per method. */
interface Ending<Target> {
  readonly path: string;
  readonly names: readonly string[];
  readonly methods: Map<string, Target>;
}

interface Node<Target> {
  readonly texts: Map<string, Node<Target>>;
  /** Segments with parameters, the one with most text first. */
  readonly templates: { readonly template: SegmentTemplate; readonly node: Node<Target> }[];
  readonly endings: Ending<Target>[];
}

export interface Found<Target> {
  readonly target: Target;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Finds what belongs to a method and a path, segment by segment, so that the number of paths does not matter. */
export class PathIndex<Target> {
  readonly #root: Node<Target> = newNode();

  /** Adds a target. Gives the path that a call can't tell from this one, should there be one already. */
  add(method: string, path: string, target: Target): string | undefined {
    let node = this.#root;
    const names: string[] = [];
    for (const template of segmentTemplates(path)) {
      names.push(...template.names);
      node = childOf(node, template);
    }
    const alike = node.endings.filter((known) => known.path.endsWith('/') === path.endsWith('/'));
    const own = alike.find((known) => known.path === path);
    if (own === undefined) node.endings.push({ path, names, methods: new Map([[method, target]]) });
    else own.methods.set(method, target);
    return alike.find((known) => known !== own && known.methods.has(method))?.path;
  }

  /**
   * What a call is for, text before parameters; otherwise the methods that its path has. The path is still encoded. Of
   * targets whose paths are the same but for their parameters' names, the first that `fits`, or else the first.
   */
  find(
    method: string,
    path: string,
    fits: (found: Found<Target>) => boolean = () => true,
  ): Found<Target> | { readonly target: null; readonly allowed: string[] } {
    const segments = segmentsOf(path).map(decoded);
    const allowed = new Set<string>();
    const values: string[] = [];
    const search = (node: Node<Target>, depth: number): Found<Target> | undefined => {
      const segment = segments[depth];
      if (segment === undefined) {
        const ends = endsOf(node, method, path, values, allowed);
        return ends.length > 1 ? (ends.find(fits) ?? ends[0]) : ends[0];
      }
      const text = node.texts.get(segment);
      const found = text === undefined ? undefined : search(text, depth + 1);
      if (found !== undefined) return found;
      for (const { template, node: next } of node.templates) {
        const read = segment === '' ? undefined : template.read(segment);
        if (read === undefined) continue;
        const before = values.length;
        values.push(...read);
        const further = search(next, depth + 1);
        if (further !== undefined) return further;
        values.length = before;
      }
      return undefined;
    };
    return search(this.#root, 0) ?? { target: null, allowed: [...allowed] };
  }
}

/** What ends here under a method; of paths that end with a slash and such that don't, only those like the call's. */
function endsOf<Target>(
  { endings }: Node<Target>,
  method: string,
  path: string,
  values: readonly string[],
  allowed: Set<string>,
): Found<Target>[] {
  const having = endings.filter(({ methods }) => methods.has(method));
  if (having.length === 0) for (const { methods } of endings) for (const known of methods.keys()) allowed.add(known);
  const alike = having.filter((ending) => ending.path.endsWith('/') === path.endsWith('/'));
  return (alike.length > 0 ? alike : having).flatMap(({ names, methods }) => {
    const target = methods.get(method);
    const parameters = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
    return target === undefined ? [] : [{ target, parameters }];
  });
}

function childOf<Target>(node: Node<Target>, template: SegmentTemplate): Node<Target> {
  if (template.names.length === 0) {
    const known = node.texts.get(template.shape) ?? newNode<Target>();
    node.texts.set(template.shape, known);
    return known;
  }
  const known = node.templates.find((entry) => entry.template.shape === template.shape);
  if (known !== undefined) return known.node;
  const added = { template, node: newNode<Target>() };
  node.templates.push(added);
  node.templates.sort((one, other) => other.template.literalLength - one.template.literalLength);
  return added.node;
}

function newNode<Target>(): Node<Target> {
  return { texts: new Map(), templates: [], endings: [] };
}
