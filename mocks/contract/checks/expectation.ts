import type { ErrorObject } from 'ajv/dist/2020.js';
import { isObject } from '../document/json.ts';

const MOST_LISTED = 12;

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

const FORMAT_WORDS: Readonly<Record<string, string>> = {
  'date-time': 'a date and time with its zone, such as 2026-03-01T09:30:00Z',
  date: 'a date, such as 2026-03-01',
  time: 'a time with its zone, such as 09:30:00Z',
  uuid: 'a UUID',
  email: 'an e-mail address',
  uri: 'a URI',
  int32: 'a whole number of at most 32 bits',
  int64: 'a whole number of at most 64 bits',
};

/** What a failed rule of a schema asks for, in plain words. */
export function expectation(error: ErrorObject): string {
  const { params, schema } = error;
  switch (error.keyword) {
    case 'type':
      return typeInWords(schema);
    case 'required':
    case 'dependentRequired':
      return 'a field that is required';
    case 'additionalProperties':
    case 'unevaluatedProperties':
    case 'false schema':
      return 'no such field';
    case 'enum':
      return oneOf(Array.isArray(schema) ? schema : []);
    case 'const':
      return JSON.stringify(schema);
    case 'format':
      return FORMAT_WORDS[String(schema)] ?? `a text of the format ${String(schema)}`;
    case 'pattern':
      return `a text that fits the pattern ${String(schema)}`;
    case 'propertyNames':
      return 'another name';
    case 'uniqueItems':
      return 'entries that differ';
    case 'oneOf':
      return params.passingSchemas === null ? 'one of several forms' : 'only one of several forms, yet it fits more';
    case 'anyOf':
      return 'one of several forms';
    case 'not':
      return 'something else';
    case 'contains':
      return 'an entry of another kind';
    default:
      return limit(error.keyword, schema);
  }
}

/** The values that are allowed: `one of PENDING, COMPLETED`. */
export function oneOf(values: readonly unknown[]): string {
  const shown = values
    .slice(0, MOST_LISTED)
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  const left = values.length - shown.length;
  const list = left > 0 ? `${shown.join(', ')} and ${left} more` : shown.join(', ');
  return values.length === 1 ? list : `one of ${list}`;
}

export function typeInWords(type: unknown): string {
  return [type]
    .flat()
    .map((name) => TYPE_WORDS[String(name)] ?? String(name))
    .join(' or ');
}

function limit(keyword: string, schema: unknown): string {
  const count = String(schema);
  const words: Record<string, string> = {
    minimum: `at least ${count}`,
    maximum: `at most ${count}`,
    exclusiveMinimum: `more than ${count}`,
    exclusiveMaximum: `less than ${count}`,
    multipleOf: `a multiple of ${count}`,
    minLength: `at least ${counted(schema, 'character')}`,
    maxLength: `at most ${counted(schema, 'character')}`,
    minItems: `at least ${counted(schema, 'entry')}`,
    maxItems: `at most ${counted(schema, 'entry')}`,
    minProperties: `at least ${counted(schema, 'field')}`,
    maxProperties: `at most ${counted(schema, 'field')}`,
    unevaluatedItems: 'no such entry',
  };
  return words[keyword] ?? `what ${keyword} demands${isObject(schema) ? '' : `: ${count}`}`;
}

function counted(count: unknown, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${String(count)} ${noun.replace(/y$/, 'ie')}s`;
}
