import type { Contract, Operation } from '../../contract/contract.ts';
import type { BackOffice } from '../back-office.ts';
import type { ApiVersion, Duty, VersionName } from '../versions.ts';

/** One version of the API over the back office that all of them share. */
export interface ServedVersion {
  readonly name: VersionName;
  readonly api: ApiVersion;
  readonly contract: Contract;
  readonly office: BackOffice;
}

/** The operation by which a duty is called on in a version; throws where the table and the document do not agree. */
export function operationFor({ name, api, contract }: ServedVersion, duty: Duty): Operation {
  const id = api.operations[duty];
  const operation = id === null ? undefined : contract.operation(id);
  if (operation === undefined) throw new Error(`the contract ${name} has no operation for ${duty}`);
  return operation;
}

/** The path at which a resource is read. */
export function locationOf(operation: Operation, id: string): string {
  return operation.path.replace(/\{\w+\}/, id);
}
