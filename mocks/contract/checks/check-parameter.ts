import type { Violation } from '../contract.ts';
import type { JsonObject } from '../document/json.ts';
import { keysOf, valueAt } from '../document/json-pointer.ts';
import type { Schemas } from '../schema/schemas.ts';
import { coerce } from './coerce.ts';
import { describeValue } from './describe-value.ts';
import { explainValue } from './explain.ts';
import type { Parameter } from './parameter.ts';

/** What is wrong with a parameter's or header's value, read from text; `undefined` means that it is absent. */
export function checkParameter(schemas: Schemas, parameter: Parameter, read: unknown): Violation[] {
  const { name, schema } = parameter;
  const where = parameter.in;
  if (read === undefined) {
    return parameter.required
      ? [{ where, pointer: name, expected: `a ${nounFor(parameter)} that is required`, got: 'nothing' }]
      : [];
  }
  if (schema === null) return [];
  const value = parameter.json ? read : readBy(schemas, parameter, schema.value, read);
  if (schemas.isValid(schema.pointer, value)) return [];
  return explainValue(schemas, schema.pointer, value).map(({ pointer, expected, got }) => {
    const keys = keysOf(pointer);
    const shown =
      typeof read === 'string' ? describeValue(read, [name]) : describeValue(valueAt(value, pointer), [name, ...keys]);
    const inner = keys.map((key) => `[${key}]`).join('');
    return { where, pointer: `${name}${inner}`, expected, got: pointer === '' ? shown : got };
  });
}

function readBy(schemas: Schemas, parameter: Parameter, schema: JsonObject, read: unknown): unknown {
  if (parameter.shape === 'single' && typeof read !== 'string') return read;
  const value = coerce(schemas.document, schema, read);
  return parameter.shape === 'list' && !Array.isArray(value) ? [value] : value;
}

function nounFor(parameter: Parameter): string {
  return parameter.in === 'header' ? 'header' : 'parameter';
}
