import { ContractDocument } from '../../contract/document/contract-document.ts';
import { isObject, type JsonObject, listIn, objectIn } from '../../contract/document/json.ts';
import { type ApiOperation, objectOf } from './api-operation.ts';

const SIMILAR_PATH = 0.5;
const SIMILAR_FIELDS = 0.6;
const DEEPEST = 3;

/** How alike two operations of one method are, from 0 to 1, by their paths and the fields they take and give; 0 for too little. */
export function likeness(
  before: { root: JsonObject; operation: ApiOperation },
  after: { root: JsonObject; operation: ApiOperation },
): number {
  if (before.operation.method !== after.operation.method) return 0;
  const paths = pathLikeness(before.operation.path, after.operation.path);
  if (paths < SIMILAR_PATH) return 0;
  const fields = shared(fieldsOf(before.root, before.operation), fieldsOf(after.root, after.operation));
  return fields < SIMILAR_FIELDS ? 0 : (paths + fields) / 2;
}

/** The part of the longer path's segments that both have, in the same order. */
function pathLikeness(before: string, after: string): number {
  const from = segmentsOf(before);
  const to = segmentsOf(after);
  let row = new Array<number>(to.length + 1).fill(0);
  for (const segment of from) {
    const next = [0];
    for (const [index, other] of to.entries()) {
      const longest = Math.max(next[index] ?? 0, row[index + 1] ?? 0);
      next.push(segment === other ? (row[index] ?? 0) + 1 : longest);
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / Math.max(from.length, to.length, 1);
}

function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .filter(Boolean)
    .map((segment) => segment.replace(/\{[^}]*\}/g, '{}'));
}

/** The part of all fields that both have; nothing to compare counts as just enough. */
function shared(before: ReadonlySet<string>, after: ReadonlySet<string>): number {
  const all = new Set([...before, ...after]).size;
  return all === 0 ? SIMILAR_FIELDS : [...before].filter((field) => after.has(field)).length / all;
}

/** The names of the fields an operation takes, and gives when it succeeds. */
function fieldsOf(root: JsonObject, operation: ApiOperation): Set<string> {
  const document = new ContractDocument(root);
  const description = objectOf(root, operation);
  const fields = new Set<string>();
  const collect = (schema: unknown, prefix: string, depth: number) => {
    if (depth > DEEPEST || !isObject(schema)) return;
    const resolved = document.resolved(schema);
    for (const [name, property] of Object.entries(objectIn(resolved, 'properties'))) {
      fields.add(`${prefix}/${name}`);
      collect(property, `${prefix}/${name}`, depth + 1);
    }
    collect(resolved.items, `${prefix}/*`, depth + 1);
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      for (const branch of listIn(resolved, keyword)) collect(branch, prefix, depth + 1);
    }
  };
  const collectContent = (holder: JsonObject, prefix: string) => {
    for (const media of Object.values(objectIn(document.resolved(holder), 'content'))) {
      if (isObject(media)) collect(media.schema, prefix, 0);
    }
  };
  collectContent(objectIn(description, 'requestBody'), 'request');
  for (const [status, response] of Object.entries(objectIn(description, 'responses'))) {
    if (status.startsWith('2') && isObject(response)) collectContent(response, 'response');
  }
  return fields;
}
