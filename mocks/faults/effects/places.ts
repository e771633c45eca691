import { isObject, type JsonObject } from '../../contract/document/json.ts';
import { keysOf } from '../../contract/document/json-pointer.ts';

/** A place in a JSON body: a member of an object or an item of a list, whether something stands there or not. */
export type Place =
  | { readonly holder: JsonObject; readonly key: string }
  | { readonly holder: unknown[]; readonly key: number };

const EVERY_ITEM = '*';

/** The places a JSON pointer means whose object or list is there; `*` is every item of a list. */
export function placesAt(body: unknown, pointer: string): readonly Place[] {
  const keys = keysOf(pointer);
  const last = keys.pop();
  if (last === undefined) return [];
  let holders: readonly unknown[] = [body];
  for (const key of keys) {
    holders = holders.flatMap((holder) => placesIn(holder, key)).map(({ holder, key: at }) => ownValue(holder, at));
  }
  return holders.flatMap((holder) => placesIn(holder, last));
}

/** Puts a value there, under that very name: `__proto__` is a name like any other. */
export function put({ holder, key }: Place, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Takes away what stands there; the items after it move up. */
export function drop(place: Place): void {
  if (Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
  else delete place.holder[place.key];
}

function placesIn(holder: unknown, key: string): readonly Place[] {
  if (isObject(holder)) return [{ holder, key }];
  if (!isList(holder)) return [];
  if (key === EVERY_ITEM) return holder.map((_, index) => ({ holder, key: index }));
  const index = Number(key);
  return /^\d+$/.test(key) && index < holder.length ? [{ holder, key: index }] : [];
}

function ownValue(holder: object, key: string | number): unknown {
  return Object.hasOwn(holder, key) ? Reflect.get(holder, key) : undefined;
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}
