import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Violation } from '../contract.ts';
import { below, keysOf, valueAt } from '../document/json-pointer.ts';
import { describesField } from '../schema/describes-field.ts';
import type { SchemaErrors, Schemas } from '../schema/schemas.ts';
import { describeValue } from './describe-value.ts';
import { expectation } from './expectation.ts';
import { nearestBranch } from './nearest-branch.ts';

/** One body can be wrong in thousands of places; this many say enough. */
const MOST_REPORTED = 50;

/** What is wrong with a value by the schema at a pointer, in plain words. */
export function explainValue(schemas: Schemas, pointer: string, value: unknown): Omit<Violation, 'where'>[] {
  const errors = schemas.errors(pointer, value);
  if (errors.length === 0) return [];
  const found = new Map<string, Omit<Violation, 'where'>>();
  for (const error of telling(schemas, errors)) {
    const at = placeOf(error);
    const got = describeValue(valueAt(value, at), keysOf(at));
    const violation = { pointer: at, expected: expectation(error), got };
    found.set(`${violation.pointer} ${violation.expected}`, violation);
    if (found.size === MOST_REPORTED) break;
  }
  return [...found.values()];
}

/** The errors that say something: of several forms only those of the one that was meant most likely. */
export function telling(schemas: Schemas, errors: SchemaErrors): ErrorObject[] {
  let left = [...errors];
  const told: ErrorObject[] = [];
  // A choice comes after the errors of its forms, an outer choice after an inner one.
  for (let error = left.pop(); error !== undefined; error = left.pop()) {
    if (error.keyword === 'if' || onlyFollows(schemas, error)) continue;
    if (error.keyword !== 'oneOf' && error.keyword !== 'anyOf') {
      told.push(error);
      continue;
    }
    const { nearest, all } = nearestBranch(schemas, error);
    left = withoutEach(left, all);
    told.push(...(nearest.length === 0 ? [error] : telling(schemas, nearest).reverse()));
  }
  return told.reverse();
}

/** A documented field of a composition counts as unknown when something in it is wrong: that is said already. */
function onlyFollows({ document }: Schemas, error: ErrorObject): boolean {
  const name = error.params.unevaluatedProperty;
  return typeof name === 'string' && describesField(document, error.parentSchema, name);
}

/** Where an error belongs: a missing or a surplus field has a place of its own. */
export function placeOf(error: ErrorObject): string {
  const { params } = error;
  const name = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty ?? params.propertyName;
  return typeof name === 'string' ? below(error.instancePath, name) : error.instancePath;
}

/** The errors less those of the forms of one choice, which were found again by themselves. */
function withoutEach(errors: readonly ErrorObject[], dropped: SchemaErrors): ErrorObject[] {
  const keys = new Map<unknown, Map<string, number>>();
  for (const error of dropped) {
    const counts = keys.get(error.parentSchema) ?? new Map<string, number>();
    counts.set(keyOf(error), (counts.get(keyOf(error)) ?? 0) + 1);
    keys.set(error.parentSchema, counts);
  }
  const kept: ErrorObject[] = [];
  for (const error of errors.toReversed()) {
    const counts = keys.get(error.parentSchema);
    const count = counts?.get(keyOf(error)) ?? 0;
    if (count === 0) kept.push(error);
    else counts?.set(keyOf(error), count - 1);
  }
  return kept.reverse();
}

function keyOf(error: ErrorObject): string {
  return `${error.instancePath} ${error.keyword} ${JSON.stringify(error.params)}`;
}
