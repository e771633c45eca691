import { ContractDocument } from '../../contract/document/contract-document.ts';
import { copyOf, isObject, type JsonObject, listIn, objectIn, textIn } from '../../contract/document/json.ts';
import { type ApiOperation, objectOf } from './api-operation.ts';

/**
 * The newer document with every moved operation put back at its old address, so that a library tells what else changed
 * in it rather than that all of it is gone.
 */
export function withOldAddresses(
  revision: JsonObject,
  moved: readonly { readonly from: ApiOperation; readonly to: ApiOperation }[],
): JsonObject {
  const aligned = copyOf(revision);
  const document = new ContractDocument(revision);
  for (const { from, to } of moved) {
    const paths = objectIn(aligned, 'paths');
    const item = objectIn(paths, to.path);
    const operation = copyOf(objectOf(revision, to));
    const parameters = parametersAt(from.path, to, document);
    if (parameters.length > 0) operation.parameters = parameters;
    delete item[to.method.toLowerCase()];
    paths[from.path] = { ...objectIn(paths, from.path), [from.method.toLowerCase()]: operation };
    aligned.paths = paths;
  }
  return aligned;
}

/** A moved operation's parameters, its old path item's among them; those in the path under the names of the new path. */
function parametersAt(path: string, operation: ApiOperation, document: ContractDocument): unknown[] {
  const names = new Map(zipped(namesIn(operation.path), namesIn(path)));
  const own = listIn(objectOf(document.root, operation), 'parameters');
  const shared = listIn(objectIn(objectIn(document.root, 'paths'), operation.path), 'parameters');
  const resolved = [...shared, ...own].map((parameter) => copyOf(document.resolved(parameter)));
  const last = new Map(
    resolved.map((parameter) => [`${textIn(parameter, 'in')} ${textIn(parameter, 'name')}`, parameter]),
  );
  return [...last.values()].filter(isObject).map((parameter) => {
    const renamed = parameter.in === 'path' ? names.get(textIn(parameter, 'name') ?? '') : undefined;
    return renamed === undefined ? parameter : { ...parameter, name: renamed };
  });
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
}

function zipped(from: readonly string[], to: readonly string[]): [string, string][] {
  return from.flatMap((name, index): [string, string][] => {
    const other = to[index];
    return other === undefined ? [] : [[name, other]];
  });
}
