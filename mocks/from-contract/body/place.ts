import { isObject } from '../../contract/document/json.ts';
import { keysOf } from '../../contract/document/json-pointer.ts';

/** A value, and where in a body it is to stand (a JSON pointer; empty for the whole). */
export interface Placement {
  readonly pointer: string;
  readonly value: unknown;
}

/** A body with values placed in it, one after another; what it lacks on the way becomes objects. The body handed in stays as it is. */
export function placed(body: unknown, placements: readonly Placement[]): unknown {
  return placements.reduce((result, { pointer, value }) => put(result, keysOf(pointer), value), body);
}

/** A body without what stands at a pointer. */
export function without(body: unknown, pointer: string): unknown {
  return put(body, keysOf(pointer), undefined);
}

/** Whether a place is another or lies below it. */
export function isWithin(pointer: string, other: string): boolean {
  return pointer === other || pointer.startsWith(`${other}/`);
}

/** The place above: of `/a/b`, `/a`. */
export function above(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

function put(node: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (Array.isArray(node)) {
    const index = Number(key);
    const entries: unknown[] = node;
    if (value === undefined && rest.length === 0) return entries.filter((_, position) => position !== index);
    return entries.with(Math.min(index, entries.length - 1), put(entries[index], rest, value));
  }
  const fields = Object.entries(isObject(node) ? node : {});
  const current = fields.find(([name]) => name === key)?.[1];
  if (value === undefined && current === undefined) return node;
  const changed = put(current, rest, value);
  if (changed === undefined) return Object.fromEntries(fields.filter(([name]) => name !== key));
  if (current !== undefined)
    return Object.fromEntries(fields.map(([name, old]) => [name, name === key ? changed : old]));
  return Object.fromEntries([...fields, [key, changed]]);
}
