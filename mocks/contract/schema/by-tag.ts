import type { ContractDocument } from '../document/contract-document.ts';
import { isObject, type JsonObject, listIn, objectIn, textsIn } from '../document/json.ts';
import { joinTogether, partsOf } from './composition.ts';
import { type Discriminator, discriminatorOf, valuesOf } from './discriminator.ts';

/** Whether a schema is a choice that a discriminator decides. */
export function isDiscriminated(schema: JsonObject): boolean {
  return isObject(schema.discriminator) && (Array.isArray(schema.oneOf) || Array.isArray(schema.anyOf));
}

/** Whether a schema is a base that others build on with `allOf`, found by its discriminator. */
export function isBase(schema: JsonObject): boolean {
  return isObject(schema.discriminator) && !isDiscriminated(schema);
}

/** Puts `if` the field has this value, `then` this schema in place of a plain `oneOf`: faster, and plain in its errors. */
export function decideByTag(document: ContractDocument, schema: JsonObject): void {
  const discriminator = discriminatorOf(document, schema);
  if (discriminator === undefined) return;
  const keyword = Array.isArray(schema.oneOf) ? 'oneOf' : 'anyOf';
  const listed = listIn(schema, keyword).filter(isObject);
  const other = otherwise(document, keyword, listed, discriminator);
  delete schema[keyword];
  schema.allOf = [...listIn(schema, 'allOf'), ...choices(discriminator, (branch) => branch, other)];
}

/** Puts each of the schemas built on a base together, so that none of them leads back to the base. */
export function joinKin(document: ContractDocument, base: JsonObject): void {
  for (const branch of discriminatorOf(document, base)?.branches.values() ?? []) {
    const kin = document.resolved(branch);
    if (kin !== base && partsOf(document, kin).includes(base)) joinTogether(document, kin);
  }
}

/**
 * Lets a base take each of the schemas built on it, by the value of its field. A base that is closed is still taken as it
 * is by itself, unless only its kin are wanted. Its kin must have been joined.
 */
export function admitKin(document: ContractDocument, base: JsonObject, wanted: 'base and kin' | 'kin'): void {
  const discriminator = discriminatorOf(document, base);
  if (discriminator === undefined) return;
  const names = Object.keys(objectIn(base, 'properties')).map((name) => [name, {}] as const);
  const closed = base.additionalProperties === false || wanted === 'kin';
  const alone = closed ? { properties: Object.fromEntries(names), additionalProperties: false } : {};
  const kin = (branch: JsonObject) => (wanted === 'kin' ? branch : { anyOf: [branch, alone] });
  delete base.additionalProperties;
  base.allOf = [...listIn(base, 'allOf'), ...choices(discriminator, kin, alone)];
}

/** For a value that the field does not decide: all forms, or just that the field is wrong where all its values are known. */
function otherwise(
  document: ContractDocument,
  keyword: string,
  listed: readonly JsonObject[],
  { property, branches }: Discriminator,
): JsonObject {
  const known = listed.map((branch) => valuesOf(document, branch, property));
  const complete = known.every((values) => values?.every((value) => branches.has(value)) === true);
  if (!complete) return { [keyword]: listed };
  const required = listed.every((branch) =>
    partsOf(document, branch).some((part) => textsIn(part, 'required').includes(property)),
  );
  const wrong = { type: 'object', properties: { [property]: { enum: [...branches.keys()] } } };
  if (required) return { ...wrong, required: [property] };
  return {
    if: { type: 'object', required: [property] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema names it so.
    then: wrong,
    else: { [keyword]: listed },
  };
}

function choices(
  { property, branches }: Discriminator,
  schemaOf: (branch: JsonObject) => JsonObject,
  other: JsonObject,
): JsonObject[] {
  const tagged = (test: JsonObject) => ({ type: 'object', required: [property], properties: { [property]: test } });
  const named = [...branches].map(([value, branch]) => ({
    if: tagged({ const: value }),
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema names it so.
    then: schemaOf(branch),
  }));
  return [...named, { if: tagged({ enum: [...branches.keys()] }), else: other }];
}
