import { isObject } from '../document/json.ts';
import { readPattern } from './patterns.ts';

export const TYPES: readonly unknown[] = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

const schema = (value: unknown) => isObject(value) || typeof value === 'boolean';
const schemas = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(schema);
const named = (value: unknown) => isObject(value);
const number = (value: unknown) => typeof value === 'number';
const count = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;
const texts = (value: unknown) => Array.isArray(value) && value.every((entry) => typeof entry === 'string');
const flag = (value: unknown) => typeof value === 'boolean';

/** What each keyword of JSON Schema may hold. One that holds something else is left out, with a warning. */
export const KEYWORD_SHAPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: (value) => (Array.isArray(value) ? value.length > 0 && value.every(isType) : isType(value)),
  enum: (value) => Array.isArray(value) && value.length > 0,
  required: (value) => texts(value) && Array.isArray(value) && value.length > 0,
  properties: named,
  patternProperties: (value) => isObject(value) && Object.keys(value).every((name) => readPattern(name) !== undefined),
  dependentSchemas: named,
  dependentRequired: (value) => isObject(value) && Object.values(value).every(texts),
  $defs: named,
  additionalProperties: schema,
  unevaluatedProperties: schema,
  unevaluatedItems: schema,
  propertyNames: schema,
  items: schema,
  contains: schema,
  not: schema,
  if: schema,
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema names it so.
  then: schema,
  else: schema,
  allOf: schemas,
  anyOf: schemas,
  oneOf: schemas,
  prefixItems: schemas,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: (value) => typeof value === 'number' && value > 0,
  minLength: count,
  maxLength: count,
  minItems: count,
  maxItems: count,
  minProperties: count,
  maxProperties: count,
  minContains: count,
  maxContains: count,
  uniqueItems: flag,
  pattern: (value) => typeof value === 'string' && readPattern(value) !== undefined,
  format: (value) => typeof value === 'string',
};

/** Keywords of a schema that only describe, or that OpenAPI adds. */
export const DESCRIBING: ReadonlySet<string> = new Set(
  (
    'title description example examples default deprecated readOnly writeOnly xml externalDocs discriminator nullable ' +
    '$ref $comment $anchor $schema $dynamicRef $dynamicAnchor const contentEncoding contentMediaType contentSchema definitions'
  ).split(' '),
);

function isType(value: unknown): boolean {
  return TYPES.includes(value);
}
