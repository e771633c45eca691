import type { ContractWarning, Operation, SecurityDemand } from '../contract.ts';
import { parameterNames } from '../matching/path-template.ts';
import type { ContractDocument, Place } from './contract-document.ts';
import { isObject, type JsonObject, listIn, objectIn, textIn, textsIn } from './json.ts';
import { below } from './json-pointer.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** An operation with the places of the document it consists of. */
export interface DocumentedOperation {
  readonly operation: Operation;
  readonly place: Place;
  /** Its own parameters and those of its path, references followed. */
  readonly parameters: readonly Place[];
  readonly requestBody: Place | undefined;
  /** By documented status. */
  readonly responses: ReadonlyMap<string, Place>;
}

/** Every operation of a document. What is missing, or twice there, is a warning. */
export function readOperations(document: ContractDocument) {
  const operations: DocumentedOperation[] = [];
  const warnings: ContractWarning[] = [];
  const known = new Set<string>();
  for (const path of Object.keys(objectIn(document.root, 'paths'))) {
    const item = path.startsWith('/') ? document.place(below('/paths', path)) : undefined;
    if (item === undefined) {
      if (!path.startsWith('x-'))
        warnings.push({ pointer: below('/paths', path), problem: 'is no path: it begins without /' });
      continue;
    }
    for (const method of METHODS) {
      if (!isObject(item.value[method])) continue;
      const documented = readOperation(document, { item, method, path, known, warnings });
      known.add(documented.operation.id);
      operations.push(documented);
    }
  }
  return { operations, warnings };
}

interface Source {
  readonly item: Place;
  readonly method: string;
  readonly path: string;
  /** The ids that are taken. */
  readonly known: ReadonlySet<string>;
  readonly warnings: ContractWarning[];
}

function readOperation(document: ContractDocument, source: Source): DocumentedOperation {
  const { item, method, path, known, warnings } = source;
  const pointer = below(item.pointer, method);
  const value = objectIn(item.value, method);
  const warn = (problem: string, ...at: string[]) => warnings.push({ pointer: below(pointer, ...at), problem });
  const named = textIn(value, 'operationId');
  const operationId = named === undefined || known.has(named) ? undefined : named;
  if (named === undefined) warn('has no operationId: it goes by its method and path');
  else if (operationId === undefined) warn(`another operation is called ${named}: this goes by its method and path`);
  const responses = new Map<string, Place>();
  for (const status of Object.keys(objectIn(value, 'responses'))) {
    if (status.startsWith('x-')) continue;
    const response = document.place(below(pointer, 'responses', status));
    if (response === undefined || !/^([1-5](\d\d|XX)|default)$/i.test(status)) {
      warn('is no answer to a status', 'responses', status);
      continue;
    }
    if (textIn(response.value, 'description') === undefined) warn('has no description', 'responses', status);
    responses.set(status === 'default' ? status : status.toUpperCase(), response);
  }
  if (responses.size === 0) warn('documents no answer');
  const parameters = parametersOf(document, item, { pointer, value });
  checkPathParameters(path, parameters, warn);
  const requestBody = document.place(below(pointer, 'requestBody'));
  const operation: Operation = {
    id: operationId ?? `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    summary: textIn(value, 'summary') ?? null,
    deprecated: value.deprecated === true,
    security: securityOf(document, value),
    statuses: [...responses.keys()],
    requestTypes: Object.keys(objectIn(requestBody?.value ?? {}, 'content')),
  };
  return { operation, place: { pointer, value }, parameters, requestBody, responses };
}

/** The path's parameters and the operation's own, which win. */
function parametersOf(document: ContractDocument, item: Place, own: Place): Place[] {
  const places = new Map<string, Place>();
  for (const { value, pointer } of [item, own]) {
    for (const index of listIn(value, 'parameters').keys()) {
      const place = document.place(below(pointer, 'parameters', index));
      if (place !== undefined) places.set(`${String(place.value.in)} ${String(place.value.name)}`, place);
    }
  }
  return [...places.values()];
}

function checkPathParameters(path: string, parameters: readonly Place[], warn: (problem: string) => void): void {
  const declared = parameters.filter(({ value }) => value.in === 'path').map(({ value }) => String(value.name));
  const named = parameterNames(path);
  for (const name of named.filter((entry) => !declared.includes(entry))) {
    warn(`the path has {${name}}, which no parameter describes: any text is taken`);
  }
  for (const name of declared.filter((entry) => !named.includes(entry))) {
    warn(`describes the path parameter ${name}, which the path does not have`);
  }
}

function securityOf(document: ContractDocument, operation: JsonObject): SecurityDemand[][] {
  const holder = Array.isArray(operation.security) ? operation : document.root;
  return listIn(holder, 'security')
    .filter(isObject)
    .map((set) => Object.keys(set).map((scheme) => demandOf(document, scheme, textsIn(set, scheme))));
}

function demandOf(document: ContractDocument, scheme: string, scopes: readonly string[]): SecurityDemand {
  const value = document.place(below('/components/securitySchemes', scheme))?.value ?? {};
  const type = textIn(value, 'type');
  switch (type) {
    case 'apiKey': {
      const place = value.in === 'query' || value.in === 'cookie' ? value.in : 'header';
      return { scheme, type, in: place, name: textIn(value, 'name') ?? null, scopes };
    }
    case 'http':
    case 'oauth2':
    case 'openIdConnect':
      return { scheme, type, in: 'header', name: 'Authorization', scopes };
    case 'mutualTLS':
      return { scheme, type, in: null, name: null, scopes };
    default:
      return { scheme, type: 'unknown', in: null, name: null, scopes };
  }
}
