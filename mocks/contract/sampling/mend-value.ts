import type { ErrorObject } from 'ajv/dist/2020.js';
import { fieldOf } from '../checks/coerce.ts';
import { placeOf, telling } from '../checks/explain.ts';
import { isObject, type JsonObject, textsIn } from '../document/json.ts';
import { below, keysOf, valueAt } from '../document/json-pointer.ts';
import type { Schemas } from '../schema/schemas.ts';
import type { ValueMaker } from './make-value.ts';

const ROUNDS = 8;
/** From this round on, what could not be mended is taken out. */
const PATIENCE = 3;

/** Mends a made value by what the validator says of it, until it is valid or that leads nowhere. */
export function mendValue(schemas: Schemas, pointer: string, value: unknown, maker: ValueMaker): unknown {
  const holder = { value };
  for (let round = 0; round < ROUNDS; round += 1) {
    const errors = schemas.errors(pointer, holder.value);
    if (errors.length === 0) break;
    for (const error of telling(schemas, errors)) mend(schemas, error, holder, maker, round);
  }
  return holder.value;
}

function mend(
  schemas: Schemas,
  error: ErrorObject,
  holder: { value: unknown },
  maker: ValueMaker,
  round: number,
): void {
  const keys = keysOf(placeOf(error));
  const name = keys.findLast((key) => !/^\d+$/.test(key)) ?? '';
  const schema = isObject(error.parentSchema) ? error.parentSchema : {};
  const present = valueAt(holder.value, error.instancePath);
  switch (error.keyword) {
    case 'required':
    case 'dependentRequired':
      put(holder, keys, maker.make(fieldOf(schemas.document, schema, name), name));
      break;
    case 'additionalProperties':
    case 'unevaluatedProperties':
    case 'false schema':
    case 'propertyNames':
      takeOut(holder, keys);
      break;
    case 'maxProperties':
      dropOptional(schema, present);
      break;
    case 'minItems':
    case 'contains':
    case 'maxItems':
    case 'uniqueItems':
      if (Array.isArray(present))
        mendList(error, present, () => maker.make(schema.items ?? schema.contains ?? {}, name));
      break;
    default:
      if (round >= PATIENCE && keys.length > 0) takeOut(holder, keys);
      else put(holder, keys, maker.make(round === 0 ? schema : plain(schema), name));
  }
}

function mendList(error: ErrorObject, list: unknown[], make: () => unknown): void {
  if (error.keyword === 'maxItems') list.length = Math.min(list.length, Number(error.schema));
  else if (error.keyword === 'uniqueItems')
    list.splice(Number(error.params.i), 1, ...(isSpare(error, list) ? [] : [make()]));
  else list.unshift(make());
}

/** Whether a list is long enough without one of its entries. */
function isSpare({ parentSchema }: ErrorObject, list: readonly unknown[]): boolean {
  const least = isObject(parentSchema) ? Number(parentSchema.minItems ?? 0) : 0;
  return list.length > least;
}

/** A schema without the values it gives itself, which may be what is wrong. */
function plain(schema: JsonObject): JsonObject {
  const { example: _example, examples: _examples, default: _default, ...rest } = schema;
  return rest;
}

function dropOptional(schema: JsonObject, value: unknown): void {
  if (!isObject(value)) return;
  const required = textsIn(schema, 'required');
  const surplus = Object.keys(value).filter((name) => !required.includes(name));
  for (const name of surplus.slice(Number(schema.maxProperties) - required.length)) delete value[name];
}

function put(holder: { value: unknown }, keys: readonly string[], value: unknown): void {
  const last = keys.at(-1);
  if (last === undefined) holder.value = value;
  const parent = parentOf(holder.value, keys);
  if (Array.isArray(parent)) parent[Number(last)] = value;
  else if (isObject(parent) && last !== undefined) parent[last] = value;
}

function takeOut(holder: { value: unknown }, keys: readonly string[]): void {
  const last = keys.at(-1);
  const parent = parentOf(holder.value, keys);
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (isObject(parent) && last !== undefined) delete parent[last];
}

function parentOf(root: unknown, keys: readonly string[]): unknown {
  return keys.length === 0 ? undefined : valueAt(root, below('', ...keys.slice(0, -1)));
}
