import { closedContract } from '../../contract/closed-contract.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Readings } from '../body/answer-check.ts';
import { ListAnswers } from '../body/list-answers.ts';
import { ResourceBodies } from '../body/resource-bodies.ts';
import { idStyleFor } from '../resources/id-style.ts';
import type { IdStyle } from '../resources/resource-ids.ts';
import { checkBodies } from './check-bodies.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Trouble } from './trouble.ts';

/** A lifecycle that was tried against its contract: each of its states can be told. */
export interface LoadedLifecycle {
  readonly lifecycle: Lifecycle;
  readonly readings: Readings;
  readonly bodies: ResourceBodies;
  readonly idStyle: IdStyle;
  /** `null` where the lifecycle names no list. */
  readonly listAnswers: ListAnswers | null;
}

/** Makes what a lifecycle needs of its contract; `undefined` where the contract doesn't give it, and why is noted. */
export function loadAgainst(lifecycle: Lifecycle, contract: Contract, trouble: Trouble): LoadedLifecycle | undefined {
  const readings = { contract, closed: closedContract(contract) };
  const bodies = new ResourceBodies(readings, lifecycle);
  checkBodies(lifecycle, readings, bodies, trouble);
  const { list, read, id } = lifecycle;
  const listAnswers = list === null ? null : new ListAnswers(list, readings, lifecycle);
  if (list !== null && listAnswers?.items === null) {
    const where = list.items === null ? 'no list' : `no list at ${list.items}`;
    const remedy = 'write list: { operation, items: <a JSON pointer> }';
    trouble.at('list', `what ${list.operation.id} answers has ${where}`, remedy);
  }
  if (!trouble.none) return undefined;
  const idStyle = idStyleFor(contract, lifecycle, bodies);
  if (idStyle !== undefined) return { lifecycle, readings, bodies, idStyle, listAnswers };
  const places = id === null ? read.operation.path : `${id} and ${read.operation.path}`;
  trouble.at('id', `no id could be made that the contract takes in ${places}`);
  return undefined;
}
