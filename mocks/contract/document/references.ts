import { isObject, type JsonObject } from './json.ts';
import { below } from './json-pointer.ts';

/** Keys under which names are the author's own, so that `default` or `example` there is a name and no keyword. */
const NAMED = new Set(
  (
    'properties patternProperties $defs definitions dependentSchemas schemas responses parameters headers examples ' +
    'requestBodies securitySchemes links callbacks pathItems paths webhooks content variables encoding x-files'
  ).split(' '),
);
/** Keys under which data stands, in which `$ref` means nothing. */
const DATA = new Set(['example', 'examples', 'default', 'enum', 'const', 'value', 'mapping']);

/** Whether the value under a key of an object is the author's data rather than a part of the document. */
function isData(key: string, value: unknown): boolean {
  if (key === 'examples') return Array.isArray(value);
  return DATA.has(key) || (key.startsWith('x-') && key !== 'x-files');
}

/** Calls for every object of the document itself: not for data, nor for the lists of named things. */
export function visitObjects(root: unknown, visit: (node: JsonObject, pointer: string) => void): void {
  const walk = (node: unknown, pointer: string, named: boolean) => {
    if (Array.isArray(node)) {
      for (const [index, entry] of node.entries()) walk(entry, below(pointer, index), false);
      return;
    }
    if (!isObject(node)) return;
    if (!named) visit(node, pointer);
    for (const key in node) {
      const value = node[key];
      if (typeof value !== 'object' || value === null || (!named && isData(key, value))) continue;
      walk(value, below(pointer, key), !named && NAMED.has(key) && !Array.isArray(value));
    }
  };
  walk(root, '', false);
}

/** Calls for every object that has a `$ref`, with the pointer to the object. */
export function visitReferences(
  root: unknown,
  visit: (holder: JsonObject, ref: string, pointer: string) => void,
): void {
  visitObjects(root, (node, pointer) => {
    if (typeof node.$ref === 'string') visit(node, node.$ref, pointer);
  });
}
