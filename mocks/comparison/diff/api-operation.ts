import { isObject, type JsonObject, objectIn, textIn } from '../../contract/document/json.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** An operation of a document, as a comparison names it. */
export interface ApiOperation {
  /** Its operationId; where there is none, method and path. */
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** As in the document, parameters in braces. */
  readonly path: string;
}

/** Every operation of a document, in its order. */
export function operationsIn(root: JsonObject): ApiOperation[] {
  return Object.entries(objectIn(root, 'paths')).flatMap(([path, item]) => {
    if (!isObject(item)) return [];
    return METHODS.flatMap((name) => {
      const operation = item[name];
      const method = name.toUpperCase();
      return isObject(operation) ? [{ id: textIn(operation, 'operationId') ?? `${method} ${path}`, method, path }] : [];
    });
  });
}

/** The object that describes an operation; an empty one where the document has none such. */
export function objectOf(root: JsonObject, { method, path }: Pick<ApiOperation, 'method' | 'path'>): JsonObject {
  return objectIn(objectIn(objectIn(root, 'paths'), path), method.toLowerCase());
}

/** Method and path without the names of path parameters, which mean nothing to HTTP: `GET /payments/{}`. */
export function addressOf({ method, path }: Pick<ApiOperation, 'method' | 'path'>): string {
  return `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;
}
