import { isObject, type JsonObject, listIn, objectIn, textIn } from '../document/json.ts';

/** The paths under which the document's `servers` stand, longest first; `/` is left out, as it adds nothing. */
export function basePaths(root: JsonObject): string[] {
  const holders = [
    root,
    ...Object.values(objectIn(root, 'paths'))
      .filter(isObject)
      .flatMap((item) => [item, ...operationsOf(item)]),
  ];
  const paths = new Set(holders.flatMap((holder) => listIn(holder, 'servers').filter(isObject).map(pathOf)));
  return [...paths].filter((path) => path !== '').sort((one, other) => other.length - one.length);
}

function operationsOf(item: JsonObject): JsonObject[] {
  return Object.values(item).filter(isObject);
}

function pathOf(server: JsonObject): string {
  const variables = objectIn(server, 'variables');
  const url = (textIn(server, 'url') ?? '').replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => {
    const chosen = variables[name];
    return isObject(chosen) ? (textIn(chosen, 'default') ?? whole) : whole;
  });
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  return `/${path}`.replaceAll(/\/+/g, '/').replace(/\/$/, '');
}
