import type { ErrorObject } from 'ajv/dist/2020.js';
import { isObject, listIn } from '../document/json.ts';
import { below } from '../document/json-pointer.ts';
import type { SchemaErrors, Schemas } from '../schema/schemas.ts';

/** How much an error speaks against a form having been meant. */
const WEIGHT = { wrongKind: 1000, wrongTag: 20, other: 1 };

/**
 * For a failed `oneOf` or `anyOf`: the errors of the form that comes nearest to the value, and those of all forms.
 * A value of a kind that no form takes gives one error that lists the kinds.
 */
export function nearestBranch(schemas: Schemas, choice: ErrorObject): { nearest: SchemaErrors; all: SchemaErrors } {
  const parent = isObject(choice.parentSchema) ? choice.parentSchema : {};
  const branches = listIn(parent, choice.keyword).map((branch) => branchErrors(schemas, branch, choice));
  const all = branches.flat();
  if (branches.length === 0 || branches.some((errors) => errors.length === 0)) return { nearest: [], all };
  const kinds = branches.map((errors) => errors.find((error) => isWrongKind(error, choice)));
  const first = kinds.find((error) => error !== undefined);
  if (first !== undefined && kinds.every((error) => error !== undefined)) {
    const types = [...new Set(kinds.flatMap((error) => [error?.schema].flat()))];
    return { nearest: [{ ...first, schema: types }], all };
  }
  const [nearest = []] = branches.toSorted((one, other) => distance(one, choice) - distance(other, choice));
  return { nearest, all };
}

function branchErrors(schemas: Schemas, branch: unknown, choice: ErrorObject): ErrorObject[] {
  const pointer = schemas.pointerOf(branch);
  if (pointer === undefined) return [];
  const errors = schemas.errors(pointer, choice.data);
  return errors.map((error) => ({ ...error, instancePath: choice.instancePath + below(error.instancePath) }));
}

function distance(errors: SchemaErrors, choice: ErrorObject): number {
  return errors.reduce((sum, error) => sum + weight(error, choice), 0);
}

function weight(error: ErrorObject, choice: ErrorObject): number {
  if (isWrongKind(error, choice)) return WEIGHT.wrongKind;
  return error.keyword === 'const' || error.keyword === 'enum' ? WEIGHT.wrongTag : WEIGHT.other;
}

function isWrongKind(error: ErrorObject, choice: ErrorObject): boolean {
  return error.keyword === 'type' && error.instancePath === choice.instancePath;
}
