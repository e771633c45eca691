import type { JsonObject } from '../../contract/document/json.ts';
import { basePaths } from '../../contract/matching/base-paths.ts';
import { PathIndex } from '../../contract/matching/path-index.ts';
import { type ApiOperation, operationsIn } from './api-operation.ts';

/** Finds the operation that a recorded call was for; a base path of the document's servers may lead. */
export function operationFinder(root: JsonObject): (method: string, path: string) => ApiOperation | undefined {
  const index = new PathIndex<ApiOperation>();
  for (const operation of operationsIn(root)) index.add(operation.method, operation.path, operation);
  const bases = basePaths(root);
  return (method, path) => {
    const [bare = ''] = path.split('?', 1);
    const without = bases.filter((base) => bare.startsWith(`${base}/`)).map((base) => bare.slice(base.length));
    for (const candidate of [bare, ...without]) {
      const { target } = index.find(method.toUpperCase(), candidate);
      if (target !== null) return target;
    }
    return undefined;
  };
}
