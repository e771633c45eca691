import type { ContractWarning } from '../contract.ts';
import { isObject, type JsonObject, listIn } from '../document/json.ts';
import { below } from '../document/json-pointer.ts';
import { DESCRIBING, KEYWORD_SHAPES } from './keyword-shapes.ts';
import { visitSchemas } from './visit-schemas.ts';

/** Makes every schema one that a validator of JSON Schema takes, in place. What had to be changed comes as warnings. */
export function repairSchemas(root: JsonObject): ContractWarning[] {
  const warnings: ContractWarning[] = [];
  visitSchemas(root, (schema, pointer) => {
    const warn = (problem: string, ...at: string[]) => warnings.push({ pointer: below(pointer, ...at), problem });
    repair(schema, warn);
  });
  return warnings;
}

type Warn = (problem: string, ...at: string[]) => void;

function repair(schema: JsonObject, warn: Warn): void {
  moveOldForms(schema);
  for (const name of ['properties', 'patternProperties']) fillEmptySchemas(schema, name, warn);
  for (const [keyword, value] of Object.entries(schema)) {
    const fits = KEYWORD_SHAPES[keyword];
    if (fits === undefined) {
      if (!DESCRIBING.has(keyword) && !keyword.startsWith('x-'))
        warn('is no keyword of a schema: it says nothing', keyword);
      // These two would move the base of every reference below them; references by them were resolved before.
      if (keyword === 'id' || keyword === '$id') delete schema[keyword];
    } else if (!fits(value)) {
      delete schema[keyword];
      warn(`${JSON.stringify(value).slice(0, 60)} is no value of ${keyword}: it is left out`, keyword);
    }
  }
  if (schema.type === 'array' && schema.items === undefined && schema.prefixItems === undefined) {
    warn('a list without `items`: its entries may be anything');
  }
  composeClosedReference(schema);
  closeWithForms(schema);
  allowNull(schema);
}

/** A reference closed from outside would take no field at all: as an `allOf` it is read like others that are closed in part. */
function composeClosedReference(schema: JsonObject): void {
  const { $ref } = schema;
  if (typeof $ref !== 'string' || schema.additionalProperties !== false) return;
  delete schema.$ref;
  schema.allOf = [{ $ref }, ...listIn(schema, 'allOf')];
}

/** Likewise a choice that is closed from outside, without fields of its own: those of its forms are meant. */
function closeWithForms(schema: JsonObject): void {
  if (schema.additionalProperties !== false || schema.properties !== undefined) return;
  if (schema.oneOf === undefined && schema.anyOf === undefined) return;
  delete schema.additionalProperties;
  schema.unevaluatedProperties = false;
}

/** What OpenAPI 3.0 and older JSON Schema wrote otherwise. */
function moveOldForms(schema: JsonObject): void {
  delete schema.$id;
  for (const [exclusive, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[exclusive] !== 'boolean') continue;
    const applies = schema[exclusive] && typeof schema[limit] === 'number';
    if (applies) schema[exclusive] = schema[limit];
    else delete schema[exclusive];
    if (applies) delete schema[limit];
  }
  if (Array.isArray(schema.items)) {
    schema.prefixItems = schema.items;
    delete schema.items;
  }
}

function fillEmptySchemas(schema: JsonObject, keyword: string, warn: Warn): void {
  const named = schema[keyword];
  if (!isObject(named)) return;
  for (const [name, value] of Object.entries(named)) {
    if (isObject(value) || typeof value === 'boolean') continue;
    named[name] = {};
    warn('is no schema: anything is allowed there', keyword, name);
  }
}

function allowNull(schema: JsonObject): void {
  const { nullable } = schema;
  if (nullable === undefined) return;
  delete schema.nullable;
  if (nullable !== true) return;
  const { type } = schema;
  if (type !== undefined) {
    schema.type = [...new Set([type, 'null'].flat())];
    return;
  }
  const constraints = Object.entries(schema).filter(([keyword]) => constrains(keyword));
  if (constraints.length === 0) return;
  for (const [keyword] of constraints) delete schema[keyword];
  schema.anyOf = [Object.fromEntries(constraints), { type: 'null' }];
}

function constrains(keyword: string): boolean {
  return (
    KEYWORD_SHAPES[keyword] !== undefined || keyword === '$ref' || keyword === 'const' || keyword === 'discriminator'
  );
}
