import { upgradeFromThreeToThreeOne } from '@scalar/openapi-upgrader/3.0-to-3.1';
import { Problem } from '../../../support/problem.ts';
import type { ContractWarning } from '../contract.ts';
import { isObject, type JsonObject } from './json.ts';

/** Why a document is none that can be served, or nothing. */
export function versionProblem(root: JsonObject, file: string): Problem | undefined {
  const what = `${file} is not an OpenAPI 3.0 or 3.1 document`;
  if (root.swagger !== undefined) {
    const remedy = 'convert it to OpenAPI 3, with https://converter.swagger.io for instance';
    return new Problem(what, `it is Swagger ${String(root.swagger)}, an older form`, remedy);
  }
  if (root.openapi === undefined) {
    const why = root.asyncapi === undefined ? 'it has no `openapi` field' : 'it is an AsyncAPI document';
    return new Problem(what, why, 'give a document that begins with `openapi: 3.1.0` or `openapi: 3.0.3`');
  }
  if (/^3\.[012](\.|$)/.test(String(root.openapi))) return undefined;
  return new Problem(what, `it says openapi: ${String(root.openapi)}`, 'give a document of version 3.0 or 3.1');
}

/** The document in the terms of OpenAPI 3.1, whose schemas are JSON Schema; what may get lost comes as warnings. */
export function upgraded(root: JsonObject): { root: JsonObject; warnings: ContractWarning[] } {
  const version = String(root.openapi);
  if (version.startsWith('3.2')) {
    const problem = 'OpenAPI 3.2 is read as if it were 3.1: what is new in it is not used';
    return { root, warnings: [{ pointer: '/openapi', problem }] };
  }
  if (!version.startsWith('3.0')) return { root, warnings: [] };
  const converted: unknown = upgradeFromThreeToThreeOne({ ...root, openapi: '3.0.3' });
  return { root: isObject(converted) ? converted : root, warnings: [] };
}
