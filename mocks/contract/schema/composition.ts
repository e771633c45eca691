import type { ContractDocument } from '../document/contract-document.ts';
import { isObject, type JsonObject, listIn, objectIn, textsIn } from '../document/json.ts';
import { below, pointerOf, referenceTo } from '../document/json-pointer.ts';
import { BY_NAME, ONE, SEVERAL } from './visit-schemas.ts';

const DEEPEST = 16;
/** Keywords whose schemas are about the same object as the schema they stand in. */
export const SAME_OBJECT_LISTS: readonly string[] = ['allOf', 'anyOf', 'oneOf'];
export const SAME_OBJECT: readonly string[] = ['then', 'else'];

/** The schemas of an `allOf`, references followed, and those of their own `allOf`; the schema itself first. */
export function partsOf(document: ContractDocument, schema: JsonObject, depth = 0): JsonObject[] {
  const own = document.resolved(schema);
  if (depth > DEEPEST) return [own];
  return [own, ...listIn(own, 'allOf').flatMap((part) => (isObject(part) ? partsOf(document, part, depth + 1) : []))];
}

/**
 * Whether an `allOf` contradicts itself: a part takes no fields but its own, while another part has or demands more.
 * Authors mean that the whole takes no fields but those of all parts.
 */
export function isTornApart(document: ContractDocument, schema: JsonObject): boolean {
  if (!Array.isArray(schema.allOf)) return false;
  const parts = partsOf(document, schema);
  const names = new Set(
    parts.flatMap((part) => [...Object.keys(objectIn(part, 'properties')), ...textsIn(part, 'required')]),
  );
  return parts.some((part) => {
    if (part.additionalProperties !== false || part.patternProperties !== undefined) return false;
    const own = objectIn(part, 'properties');
    return [...names].some((name) => !Object.hasOwn(own, name));
  });
}

/** Puts an `allOf` together as it was meant, in place: its parts open, the whole closed. */
export function joinTogether(document: ContractDocument, schema: JsonObject): void {
  schema.allOf = listIn(schema, 'allOf').map((part) => openCopy(document, part));
  if (schema.additionalProperties === false) delete schema.additionalProperties;
  schema.unevaluatedProperties = false;
  const parts = partsOf(document, schema);
  const described = new Set(parts.flatMap((part) => Object.keys(objectIn(part, 'properties'))));
  for (const part of parts) demandOnly(part, (name) => described.has(name));
}

/** Lets go of what an object demands but can't have. */
export function demandOnly(schema: JsonObject, isPossible: (name: string) => boolean): void {
  const required = textsIn(schema, 'required');
  const possible = required.filter(isPossible);
  if (possible.length === required.length) return;
  if (possible.length > 0) schema.required = possible;
  else delete schema.required;
}

/**
 * A copy of a part of a composition that leaves it to the whole which fields it takes. What stands in its fields is
 * referred to where it stands, so that the document stays a tree. `at` is where the part stands, should the copy go elsewhere.
 */
export function openCopy(
  document: ContractDocument,
  part: unknown,
  at?: string,
  trail: readonly string[] = [],
): unknown {
  if (!isObject(part)) return part;
  const pointer = typeof part.$ref === 'string' ? pointerOf(part.$ref) : undefined;
  const target = pointer === undefined ? undefined : document.place(pointer);
  if (target !== undefined) {
    if (trail.includes(target.pointer) || trail.length > DEEPEST) return part;
    const copy = openCopy(document, target.value, target.pointer, [...trail, target.pointer]);
    const { $ref: _followed, ...siblings } = part;
    return Object.keys(siblings).length === 0 ? copy : { allOf: [copy, openCopy(document, siblings, at, trail)] };
  }
  const copy: JsonObject = {};
  for (const [keyword, value] of Object.entries(part)) {
    if (value === false && (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties')) continue;
    const place = at === undefined ? undefined : below(at, keyword);
    if (SAME_OBJECT_LISTS.includes(keyword) && Array.isArray(value)) {
      copy[keyword] = value.map((entry, index) =>
        openCopy(document, entry, place === undefined ? undefined : below(place, index), trail),
      );
    } else if (SAME_OBJECT.includes(keyword)) copy[keyword] = openCopy(document, value, place, trail);
    else copy[keyword] = place === undefined ? value : referred(keyword, value, place);
  }
  return copy;
}

/** What stands under a keyword, each schema in it by reference. */
function referred(keyword: string, value: unknown, at: string): unknown {
  if (ONE.includes(keyword) && isObject(value)) return { $ref: referenceTo(at) };
  if (SEVERAL.includes(keyword) && Array.isArray(value)) {
    return value.map((entry, index) => (isObject(entry) ? { $ref: referenceTo(below(at, index)) } : entry));
  }
  if (!BY_NAME.includes(keyword) || !isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      isObject(entry) ? { $ref: referenceTo(below(at, name)) } : entry,
    ]),
  );
}
