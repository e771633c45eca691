import type { ContractDocument } from '../document/contract-document.ts';
import { isObject, type JsonObject, listIn, objectIn, textIn } from '../document/json.ts';
import { pointerOf, referenceTo } from '../document/json-pointer.ts';
import { partsOf } from './composition.ts';

/** What a discriminator says: which value of which field stands for which schema. */
export interface Discriminator {
  readonly property: string;
  /** By value of the field. */
  readonly branches: ReadonlyMap<string, JsonObject>;
}

/** How a `oneOf` or `anyOf` with a discriminator is told apart; `undefined` where the document does not say. */
export function discriminatorOf(document: ContractDocument, schema: JsonObject): Discriminator | undefined {
  const property = textIn(objectIn(schema, 'discriminator'), 'propertyName');
  if (property === undefined) return undefined;
  const listed = [...listIn(schema, 'oneOf'), ...listIn(schema, 'anyOf')].filter(isObject);
  const branches = new Map<string, JsonObject>();
  const claimedTwice = new Set<string>();
  const claim = (value: string, branch: JsonObject) => {
    const other = branches.get(value);
    if (other !== undefined && document.resolved(other) !== document.resolved(branch)) claimedTwice.add(value);
    else branches.set(value, branch);
  };
  for (const [value, branch] of mappedBranches(document, schema)) claim(value, branch);
  for (const branch of listed) {
    const values = valuesOf(document, branch, property);
    for (const value of values ?? implicitName(branch, branches, document)) claim(value, branch);
  }
  for (const value of claimedTwice) branches.delete(value);
  return branches.size === 0 ? undefined : { property, branches };
}

/** The values a schema allows for a field, where it lists them. */
export function valuesOf(document: ContractDocument, schema: JsonObject, property: string): string[] | undefined {
  for (const part of partsOf(document, schema)) {
    const field = document.resolved(objectIn(part, 'properties')[property]);
    if (typeof field.const === 'string') return [field.const];
    if (Array.isArray(field.enum)) return field.enum.filter((value) => typeof value === 'string');
  }
  return undefined;
}

function mappedBranches(document: ContractDocument, schema: JsonObject): [string, JsonObject][] {
  const { mapping: given, propertyName } = objectIn(schema, 'discriminator');
  const mapping = isObject(given) ? given : {};
  const allowed = valuesOf(document, schema, String(propertyName)) ?? [];
  return Object.entries(mapping).flatMap(([value, target]): [string, JsonObject][] => {
    if (typeof target !== 'string') return [];
    const pointer = pointerOf(target) ?? `/components/schemas/${target}`;
    if (document.place(pointer) === undefined) return [];
    return [[spelledAs(value, allowed), { $ref: referenceTo(pointer) }]];
  });
}

/** A value as the field's own list spells it, where the mapping differs from that in capitals only. */
function spelledAs(value: string, allowed: readonly string[]): string {
  if (allowed.includes(value)) return value;
  return allowed.find((other) => other.toLowerCase() === value.toLowerCase()) ?? value;
}

/** Without a mapping, a schema's name stands for it. */
function implicitName(
  branch: JsonObject,
  known: ReadonlyMap<string, JsonObject>,
  document: ContractDocument,
): string[] {
  const target = document.resolved(branch);
  if ([...known.values()].some((other) => document.resolved(other) === target)) return [];
  const name = textIn(branch, '$ref')?.split('/').at(-1);
  return name === undefined ? [] : [decodeURIComponent(name)];
}
