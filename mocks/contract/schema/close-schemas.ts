import type { ContractDocument } from '../document/contract-document.ts';
import { isObject, type JsonObject, objectIn, textsIn } from '../document/json.ts';
import { demandPossible, schemasOf } from './as-meant.ts';
import { admitKin, decideByTag, isBase, isDiscriminated, joinKin } from './by-tag.ts';
import { isTornApart, joinTogether, openCopy, SAME_OBJECT, SAME_OBJECT_LISTS } from './composition.ts';
import { allowAnyForm, formsOverlap } from './overlapping-forms.ts';
import { schemasWithin } from './visit-schemas.ts';

/**
 * Makes every object of a document take documented fields only, in place. An object that is composed is closed as a whole;
 * one that says of itself that it takes more, or names no field at all, is left open.
 */
export function closeSchemas(document: ContractDocument): void {
  const all = schemasOf(document);
  const bases = all.filter(isBase);
  for (const schema of all) if (isDiscriminated(schema)) decideByTag(document, schema);
  for (const schema of all) if (formsOverlap(document, schema)) allowAnyForm(schema);
  for (const schema of all) if (isTornApart(document, schema)) joinTogether(document, schema);
  for (const schema of all) demandPossible(schema);
  for (const base of bases) joinKin(document, base);
  for (const base of bases) admitKin(document, base, 'kin');
  const closing = new Closing(document);
  const members = new Set(all.flatMap(sameObject));
  for (const schema of all) if (!members.has(schema)) closing.close(schema);
}

class Closing {
  readonly #document: ContractDocument;
  readonly #seen = new Set<JsonObject>();

  constructor(document: ContractDocument) {
    this.#document = document;
  }

  /** Closes a schema that stands for a whole value, and every one within it. */
  close(schema: JsonObject): void {
    if (this.#seen.has(schema)) return;
    this.#seen.add(schema);
    const target = this.#document.target(schema);
    if (target !== undefined) this.close(target.value);
    const parts = sameObject(schema);
    const ownFields = isObject(schema.properties);
    if (parts.length === 0 || (isPlainChoice(schema) && !ownFields)) {
      if (ownFields && staysOpen(schema) === undefined) {
        documentRequired(schema, [schema]);
        schema.additionalProperties = false;
      }
      for (const inner of schemasWithin(schema)) this.close(inner.schema);
      return;
    }
    for (const [keyword, value] of Object.entries(schema)) {
      const copies = SAME_OBJECT_LISTS.includes(keyword) && Array.isArray(value);
      if (copies) schema[keyword] = value.map((part) => openCopy(this.#document, part));
      else if (SAME_OBJECT.includes(keyword)) schema[keyword] = openCopy(this.#document, value);
    }
    const whole = withParts(schema);
    const named = whole.some((part) => isObject(part.properties));
    if (schema.additionalProperties === false) delete schema.additionalProperties;
    if (named && !whole.some((part) => staysOpen(part) === true)) {
      documentRequired(schema, whole);
      schema.unevaluatedProperties = false;
    }
    for (const part of whole) this.#closeWithin(part);
  }

  /** Closes what stands in the fields of a part; the part itself is closed with its whole. */
  #closeWithin(part: JsonObject): void {
    this.#seen.add(part);
    const parts = new Set(sameObject(part));
    for (const inner of schemasWithin(part)) {
      if (!parts.has(inner.schema) && inner.steps[0] !== 'if' && inner.steps[0] !== 'not') this.close(inner.schema);
    }
  }
}

/** A field that is demanded counts as documented, whether it is described or not. */
function documentRequired(schema: JsonObject, parts: readonly JsonObject[]): void {
  const described = new Set(parts.flatMap((part) => Object.keys(objectIn(part, 'properties'))));
  const demanded = parts.flatMap((part) => textsIn(part, 'required')).filter((name) => !described.has(name));
  if (demanded.length === 0) return;
  schema.properties = { ...objectIn(schema, 'properties'), ...Object.fromEntries(demanded.map((name) => [name, {}])) };
}

/** The schemas that are about the same object as the one they stand in. */
function sameObject(schema: JsonObject): JsonObject[] {
  return schemasWithin(schema)
    .filter(({ steps: [keyword = ''] }) => SAME_OBJECT_LISTS.includes(keyword) || SAME_OBJECT.includes(keyword))
    .map((inner) => inner.schema);
}

function withParts(schema: JsonObject): JsonObject[] {
  return [schema, ...sameObject(schema).flatMap(withParts)];
}

/** A choice between wholes, each of which is closed by itself. */
function isPlainChoice(schema: JsonObject): boolean {
  return schema.allOf === undefined && schema.then === undefined && schema.else === undefined;
}

/** Whether an object says that it takes further fields; `undefined` where it says nothing. */
function staysOpen(schema: JsonObject): boolean | undefined {
  if (schema.patternProperties !== undefined) return true;
  if (schema.additionalProperties === undefined) return undefined;
  return schema.additionalProperties !== false;
}
