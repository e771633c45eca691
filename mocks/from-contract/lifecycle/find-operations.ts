import { suggestion } from '../../../support/nearest-word.ts';
import type { Contract, Operation } from '../../contract/contract.ts';
import { above } from '../body/place.ts';
import type { CreateOperation, IdPlace, ListOperation, ResourceOperation } from './lifecycle.ts';
import type { WrittenLifecycle, WrittenOperation } from './lifecycle-schema.ts';
import type { Trouble } from './trouble.ts';

export interface FoundOperations {
  readonly creates: readonly CreateOperation[];
  readonly read: ResourceOperation;
  readonly alsoRead: readonly ResourceOperation[];
  readonly list: ListOperation | null;
  readonly movedBy: ReadonlyMap<string, ResourceOperation>;
}

/** The operations a lifecycle names, and where their calls name the resource; what is not there is noted. */
export function findOperations(
  written: WrittenLifecycle,
  contract: Contract,
  trouble: Trouble,
): FoundOperations | undefined {
  const find = (id: string, key: string): Operation | undefined => {
    const operation = contract.operation(id);
    const known = contract.operations.map((candidate) => candidate.id);
    if (operation === undefined) {
      const hint = suggestion(id, known);
      trouble.at(key, `the contract has no operation ${id}${hint}`, `name an operationId of ${contract.file}`);
    }
    return operation;
  };
  const creates = written.create.flatMap((reference, index) => {
    const operation = find(reference.operation, written.create.length === 1 ? 'create' : `create[${index}]`);
    return operation === undefined ? [] : [{ operation, id: reference.id ?? null }];
  });
  const list = listOf(written, find);
  const reads = written.read.map((reference, index) => {
    const key = written.read.length === 1 ? 'read' : `read[${index}]`;
    return readingOf(reference, find(reference.operation, key), key, trouble);
  });
  const [read, ...others] = reads;
  if (read === undefined) return undefined;
  const alsoRead = others.filter((other) => other !== undefined);
  const movedBy = new Map<string, ResourceOperation>();
  for (const [index, move] of written.moves.entries()) {
    if (move.operation === undefined || movedBy.has(move.operation)) continue;
    const key = `moves[${index}].operation`;
    const operation = find(move.operation, key);
    if (operation === undefined) continue;
    const id = idPlaceOf({ operation: operation.id, id: move.id }, operation, read);
    if (id !== undefined) movedBy.set(operation.id, { operation, id });
    else {
      const why = `it can't be told where ${operation.method} ${operation.path} names the ${written.resource}`;
      trouble.at(key, why, 'add `id`: a parameter of the path, or with a leading slash the place in its body');
    }
  }
  return { creates, read, alsoRead, list, movedBy };
}

function readingOf(
  reference: WrittenOperation,
  operation: Operation | undefined,
  key: string,
  trouble: Trouble,
): ResourceOperation | undefined {
  if (operation === undefined) return undefined;
  const id = idPlaceOf(reference, operation, null);
  if (id !== undefined) return { operation, id };
  const why = `no parameter of its path ${operation.path} can be the id`;
  const remedy = `write { operation: ${operation.id}, id }: a parameter of the path, or with a leading slash the place in its body`;
  trouble.at(key, why, remedy);
  return undefined;
}

function listOf(
  written: WrittenLifecycle,
  find: (id: string, key: string) => Operation | undefined,
): ListOperation | null {
  if (written.list === undefined) return null;
  const {
    operation: id,
    items,
    part,
  }: { operation: string; items?: string | undefined; part?: string | undefined } = written.list;
  const operation = find(id, 'list');
  if (operation === undefined) return null;
  return { operation, items: items ?? null, part: part ?? above(written.id ?? written.state) };
}

/** The place the file names; else the parameter that stands where the read operation has the id, or the only one. */
function idPlaceOf(
  { id }: WrittenOperation & { id?: string | undefined },
  operation: Operation,
  read: ResourceOperation | null,
): IdPlace | undefined {
  const parameters = parametersOf(operation.path);
  if (id?.startsWith('/')) return { in: 'body', pointer: id };
  if (id !== undefined) return parameters.includes(id) ? { in: 'path', parameter: id } : undefined;
  if (read?.id.in === 'body' && parameters.length === 0) return read.id;
  const found = read === null ? parameters.at(-1) : counterpart(operation, read, parameters);
  return found === undefined ? undefined : { in: 'path', parameter: found };
}

function counterpart(operation: Operation, read: ResourceOperation, parameters: readonly string[]): string | undefined {
  const id = read.id.in === 'path' ? read.id.parameter : '';
  if (parameters.includes(id)) return id;
  const readParts = read.operation.path.split('/');
  const position = readParts.indexOf(`{${id}}`);
  const parts = operation.path.split('/');
  const samePlace = position > 0 && readParts.slice(0, position).join('/') === parts.slice(0, position).join('/');
  const [there] = samePlace ? parametersOf(parts[position] ?? '') : [];
  return there ?? (parameters.length === 1 ? parameters[0] : undefined);
}

function parametersOf(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
}
