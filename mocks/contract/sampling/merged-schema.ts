import type { ContractDocument } from '../document/contract-document.ts';
import { isObject, type JsonObject, listIn } from '../document/json.ts';

/** A schema with its references followed, its `allOf` put together and one form of each choice taken. */
export interface MergedSchema {
  readonly schema: JsonObject;
  /** The objects of the document it was put together from: one of them again further in means that it goes round. */
  readonly sources: ReadonlySet<JsonObject>;
}

/** Takes a form of a schema's choice, and may add to it: `undefined` where there is nothing to choose. */
export type Choose = (schema: JsonObject) => JsonObject | undefined;

export function mergedSchema(document: ContractDocument, schema: unknown, choose: Choose): MergedSchema {
  const sources = new Set<JsonObject>();
  let merged: JsonObject = {};
  const take = (part: unknown, isWhole: boolean) => {
    if (!isObject(part) || sources.has(part)) return;
    sources.add(part);
    const target = document.target(part);
    if (target !== undefined) take(target.value, isWhole);
    merged = both(merged, isWhole ? part : withoutExamples(part));
    const inner = listIn(part, 'allOf');
    const isAlone = isWhole && part.properties === undefined;
    for (const entry of inner) take(entry, isAlone && inner.length === 1);
    take(choose(part), isAlone && inner.length === 0);
  };
  take(schema, true);
  return { schema: merged, sources };
}

/** A part of a composition without its own examples: of objects they would lack the fields of the other parts. */
function withoutExamples(part: JsonObject): JsonObject {
  const { example, examples, default: usual, ...rest } = part;
  const isOfObject = [example, usual, ...[examples].flat()].some(isObject);
  return isOfObject ? rest : part;
}

const COMPOSING = new Set(['$ref', 'allOf', 'anyOf', 'oneOf', 'discriminator']);

/** One schema that takes only what both take, keyword by keyword. */
function both(one: JsonObject, other: JsonObject): JsonObject {
  const merged = { ...one };
  for (const [keyword, value] of Object.entries(other)) {
    if (COMPOSING.has(keyword)) continue;
    merged[keyword] = keyword in one ? combined(keyword, one[keyword], value) : value;
  }
  return merged;
}

function combined(keyword: string, one: unknown, other: unknown): unknown {
  switch (keyword) {
    case 'properties':
    case 'patternProperties':
      return namedTogether(one, other);
    case 'required':
      return [...new Set([one, other].flat())];
    case 'type':
      return commonTypes([one].flat(), [other].flat());
    case 'enum':
      return commonValues([one].flat(), [other].flat());
    case 'minimum':
    case 'exclusiveMinimum':
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return Math.max(Number(one), Number(other));
    case 'maximum':
    case 'exclusiveMaximum':
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return Math.min(Number(one), Number(other));
    case 'items':
      return { allOf: [one, other] };
    case 'additionalProperties':
      return one === false || other === false ? false : isObject(one) ? one : other;
    default:
      return one;
  }
}

function namedTogether(one: unknown, other: unknown): JsonObject {
  const merged: JsonObject = isObject(one) ? { ...one } : {};
  for (const [name, schema] of Object.entries(isObject(other) ? other : {})) {
    merged[name] = name in merged ? { allOf: [merged[name], schema] } : schema;
  }
  return merged;
}

function commonTypes(one: readonly unknown[], other: readonly unknown[]): unknown[] {
  const common = one.filter((type) => other.includes(type));
  if (common.length > 0) return common;
  return [one, other].every((types) => types.some((type) => type === 'integer' || type === 'number'))
    ? ['integer']
    : [...other];
}

function commonValues(one: readonly unknown[], other: readonly unknown[]): unknown[] {
  const common = one.filter((value) => other.some((candidate) => JSON.stringify(candidate) === JSON.stringify(value)));
  return common.length > 0 ? common : [...other];
}
