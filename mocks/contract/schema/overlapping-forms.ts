import type { ContractDocument } from '../document/contract-document.ts';
import { isObject, type JsonObject, listIn, objectIn, textsIn } from '../document/json.ts';
import { partsOf } from './composition.ts';
import { DESCRIBING } from './keyword-shapes.ts';

/** How far into the fields of two forms to look for what tells them apart. */
const DEEPEST = 6;

/**
 * Whether a `oneOf` has a form that no value can take alone, since whatever fits it fits another form as well: an object
 * that only demands more than another open one, or a dated text beside any text. Authors mean `anyOf`.
 */
export function formsOverlap(document: ContractDocument, schema: JsonObject): boolean {
  const forms = listIn(schema, 'oneOf').filter(isObject);
  return forms.some((form) => forms.some((other) => takesOver(document, other, form)));
}

function takesOver(document: ContractDocument, wide: JsonObject, narrow: JsonObject): boolean {
  // A form without a type says something about what stands around the choice: `required: [a]` or `required: [b]`.
  return wide !== narrow && document.resolved(wide).type !== undefined && takesAll(document, wide, narrow);
}

/** Makes a `oneOf` an `anyOf`, in place. */
/** Whether a `oneOf` has forms of its own, rather than saying which fields of the object around it exclude each other. */
export function describesForms(document: ContractDocument, schema: JsonObject): boolean {
  const keywords = listIn(schema, 'oneOf').flatMap((form) => Object.keys(document.resolved(form)));
  return keywords.some((keyword) => !EXCLUDING.has(keyword) && !keyword.startsWith('x-'));
}

const EXCLUDING: ReadonlySet<string> = new Set(['required', 'not', 'title', 'description']);

export function allowAnyForm(schema: JsonObject): void {
  const forms = schema.oneOf;
  delete schema.oneOf;
  if (schema.anyOf === undefined) schema.anyOf = forms;
  else schema.allOf = [...listIn(schema, 'allOf'), { anyOf: forms }];
}

/** Whether the wide schema takes every value one would send for the narrow one. */
function takesAll(document: ContractDocument, wide: unknown, narrow: unknown, depth = 0): boolean {
  const own = document.resolved(wide);
  const other = document.resolved(narrow);
  if (own === other) return true;
  if (depth > DEEPEST) return false;
  const [ownParts, otherParts] = [partsOf(document, own), partsOf(document, other)];
  const constraints = otherParts.flatMap((part) => Object.entries(part));
  const isKept = ([keyword, value]: [string, unknown]) =>
    isCompared(keyword) ||
    (DESCRIBING.has(keyword) && keyword !== 'const') ||
    keyword.startsWith('x-') ||
    constraints.some(([name, given]) => name === keyword && isSame(value, given)) ||
    (keyword === 'type' && value === 'number' && other.type === 'integer');
  return (
    ownParts.every((part) => Object.entries(part).every(isKept)) && takesFields(document, ownParts, otherParts, depth)
  );
}

/** Whether objects of the other form have what is demanded, in fields that are of the same kind. */
function takesFields(
  document: ContractDocument,
  parts: readonly JsonObject[],
  others: readonly JsonObject[],
  depth: number,
): boolean {
  const demanded = others.flatMap((part) => textsIn(part, 'required'));
  const fields = new Map(others.flatMap((part) => Object.entries(objectIn(part, 'properties'))));
  const own = new Map(parts.flatMap((part) => Object.entries(objectIn(part, 'properties'))));
  const free = parts.map((part) => part.additionalProperties).filter((value) => value !== undefined && value !== true);
  return (
    parts.every((part) => textsIn(part, 'required').every((name) => demanded.includes(name))) &&
    [...own].every(([name, field]) => !fields.has(name) || takesAll(document, field, fields.get(name), depth + 1)) &&
    [...fields].every(
      ([name, field]) => own.has(name) || free.every((value) => takesAny(document, value, field, depth)),
    )
  );
}

function takesAny(document: ContractDocument, wide: unknown, narrow: unknown, depth: number): boolean {
  return isObject(wide) && takesAll(document, wide, narrow, depth + 1);
}

function isCompared(keyword: string): boolean {
  return ['properties', 'required', 'allOf', 'additionalProperties'].includes(keyword);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
