import { ContractDocument } from '../document/contract-document.ts';
import { copyOf, isObject, type JsonObject, objectIn, textsIn } from '../document/json.ts';
import { admitKin, decideByTag, isBase, isDiscriminated, joinKin } from './by-tag.ts';
import { demandOnly, isTornApart, joinTogether, partsOf } from './composition.ts';
import { allowAnyForm, describesForms, formsOverlap } from './overlapping-forms.ts';
import { visitSchemas } from './visit-schemas.ts';

/** Who writes a body: the caller leaves out what is `readOnly`, the bank what is `writeOnly`. */
export type Direction = 'request' | 'response';

const LEFT_OUT = { request: 'readOnly', response: 'writeOnly' } as const;

/**
 * The document as its authors meant it, for bodies of one direction: a discriminator decides which schema counts, an
 * `allOf` is closed as a whole only, forms of a `oneOf` that can't be told apart may both fit, and nobody has to send what
 * the other side sets. The same document where that is what it says anyway.
 */
export function asMeant(document: ContractDocument, direction: Direction): ContractDocument {
  if (!differs(document, direction)) return document;
  const meant = new ContractDocument(copyOf(document.root));
  const all = schemasOf(meant);
  const closedBases = all.filter(isClosedBase);
  for (const schema of all) if (isDiscriminated(schema)) decideByTag(meant, schema);
  for (const schema of all) if (mayFitSeveral(meant, schema, direction)) allowAnyForm(schema);
  for (const schema of all) demandLess(meant, schema, LEFT_OUT[direction]);
  for (const schema of all) if (isTornApart(meant, schema)) joinTogether(meant, schema);
  for (const schema of all) demandPossible(schema);
  for (const base of closedBases) joinKin(meant, base);
  for (const base of closedBases) admitKin(meant, base, 'base and kin');
  return meant;
}

export function schemasOf(document: ContractDocument): JsonObject[] {
  const all: JsonObject[] = [];
  visitSchemas(document.root, (schema) => all.push(schema));
  return all;
}

function differs(document: ContractDocument, direction: Direction): boolean {
  return schemasOf(document).some(
    (schema) =>
      isDiscriminated(schema) ||
      isClosedBase(schema) ||
      mayFitSeveral(document, schema, direction) ||
      isTornApart(document, schema) ||
      impossible(schema).length > 0 ||
      demandedInVain(document, schema, LEFT_OUT[direction]).length > 0,
  );
}

/** That a request fits several forms is no fault of the caller; an answer must say which one it is, if the document can. */
function mayFitSeveral(document: ContractDocument, schema: JsonObject, direction: Direction): boolean {
  return direction === 'request' ? describesForms(document, schema) : formsOverlap(document, schema);
}

function isClosedBase(schema: JsonObject): boolean {
  return isBase(schema) && schema.additionalProperties === false;
}

function demandLess(document: ContractDocument, schema: JsonObject, leftOut: 'readOnly' | 'writeOnly'): void {
  const vain = demandedInVain(document, schema, leftOut);
  demandOnly(schema, (name) => !vain.includes(name));
}

/** Lets go of fields that an object demands but does not take. */
export function demandPossible(schema: JsonObject): void {
  const vain = impossible(schema);
  demandOnly(schema, (name) => !vain.includes(name));
}

function impossible(schema: JsonObject): string[] {
  if (schema.additionalProperties !== false || schema.patternProperties !== undefined) return [];
  const fields = objectIn(schema, 'properties');
  return textsIn(schema, 'required').filter((name) => !Object.hasOwn(fields, name));
}

function demandedInVain(document: ContractDocument, schema: JsonObject, leftOut: 'readOnly' | 'writeOnly'): string[] {
  const required = textsIn(schema, 'required');
  if (required.length === 0) return [];
  const parts = partsOf(document, schema);
  return required.filter((name) =>
    parts.some((part) => {
      const field = objectIn(part, 'properties')[name];
      return isObject(field) && (field[leftOut] === true || document.resolved(field)[leftOut] === true);
    }),
  );
}
