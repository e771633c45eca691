import type { ContractDocument } from '../document/contract-document.ts';
import { isObject, type JsonObject, listIn, objectIn } from '../document/json.ts';

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const DEEPEST = 8;

/** What is known of a schema that texts are read by. */
interface Reading {
  readonly types: ReadonlySet<unknown>;
  readonly items: unknown;
  readonly fields: Map<string, unknown>;
}

const readings = new WeakMap<JsonObject, Reading>();

/** A value that came as text (or as lists and objects of texts), with numbers and so on where its schema wants them. */
export function coerce(document: ContractDocument, schema: unknown, value: unknown): unknown {
  if (!isObject(schema)) return value;
  const reading = readingOf(document, schema);
  if (typeof value === 'string') return coerceText(reading.types, value);
  if (Array.isArray(value)) return value.map((entry) => coerce(document, reading.items, entry));
  if (!isObject(value)) return value;
  const coerced: JsonObject = {};
  for (const name of Object.keys(value)) {
    if (!reading.fields.has(name)) reading.fields.set(name, fieldOf(document, schema, name));
    const entry = coerce(document, reading.fields.get(name), value[name]);
    Object.defineProperty(coerced, name, { value: entry, enumerable: true, configurable: true, writable: true });
  }
  return coerced;
}

/** The schema of a field, wherever in a composition it stands. */
export function fieldOf(document: ContractDocument, schema: unknown, name: string): unknown {
  return inPart(document, schema, (part) => objectIn(part, 'properties')[name] ?? part.additionalProperties);
}

/** The types a schema names; none where it leaves them open. */
export function typesOf(document: ContractDocument, schema: unknown, depth = 0): Set<unknown> {
  const own = document.resolved(schema);
  const named = own.type === undefined ? [own.const, ...listIn(own, 'enum')].map(typeOfValue) : [own.type].flat();
  const types = new Set<unknown>(named.filter((type) => type !== undefined));
  if (depth > DEEPEST) return types;
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    for (const part of listIn(own, keyword)) for (const type of typesOf(document, part, depth + 1)) types.add(type);
  }
  return types;
}

function readingOf(document: ContractDocument, schema: JsonObject): Reading {
  const known = readings.get(schema);
  if (known !== undefined) return known;
  const items = inPart(document, schema, (part) => part.items);
  const reading = { types: typesOf(document, schema), items, fields: new Map<string, unknown>() };
  readings.set(schema, reading);
  return reading;
}

function typeOfValue(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return value === null ? 'null' : typeof value;
}

function coerceText(types: ReadonlySet<unknown>, text: string): unknown {
  if (types.size === 0 || types.has('string')) return text;
  if ((types.has('number') || types.has('integer')) && NUMBER.test(text)) return Number(text);
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if (types.has('array')) return [text];
  return types.has('null') && (text === '' || text === 'null') ? null : text;
}

function inPart(document: ContractDocument, schema: unknown, pick: (part: JsonObject) => unknown, depth = 0): unknown {
  const own = document.resolved(schema);
  const found = pick(own);
  if (found !== undefined || depth > DEEPEST) return found;
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    for (const part of listIn(own, keyword)) {
      const inner = inPart(document, part, pick, depth + 1);
      if (inner !== undefined) return inner;
    }
  }
  return undefined;
}
