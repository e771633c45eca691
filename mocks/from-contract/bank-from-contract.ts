import type { BankMaterial, BankModel, Edition, SeedOrder, ServedOperation } from '../bank-model.ts';
import type { Contract } from '../contract/contract.ts';
import { problemResponse, tooLargeResponse, unreadablePath } from '../problem-response.ts';
import { emptyDesk, ResourceDesk } from './desk/resource-desk.ts';
import type { LoadedLifecycle } from './lifecycle/loaded-lifecycle.ts';
import { createOperation } from './operations/create.ts';
import { listOperation } from './operations/list.ts';
import { moveOperation } from './operations/move.ts';
import { alsoReadOperation, readOperation } from './operations/read.ts';
import type { Serving } from './operations/serving.ts';
import { statelessOperation } from './operations/stateless.ts';
import { ResourceKeeper } from './resources/resource-keeper.ts';
import { seedResources } from './seed-resources.ts';

/**
 * A bank that serves any contract: every operation answers what its contract documents, and with a lifecycle those it
 * names keep what they are told.
 */
export function bankFromContract(
  material: BankMaterial,
  contract: Contract,
  lifecycle: LoadedLifecycle | null,
): BankModel {
  const serving = lifecycle === null ? null : servingOf(material, lifecycle);
  const operations = new Map<string, ServedOperation>();
  for (const operation of contract.operations) {
    operations.set(operation.id, statelessOperation({ contract, operation, seed: material.seed }));
  }
  for (const served of serving === null ? [] : statefulOperations(serving)) operations.set(served.operation.id, served);
  return {
    editions: [editionOf(contract, operations)],
    desk: serving === null ? emptyDesk : new ResourceDesk(serving.keeper),
    reset: (correlation) => serving?.keeper.resources.clear(correlation),
    seed: (order: SeedOrder) => seedResources(serving, order),
  };
}

function servingOf(
  material: BankMaterial,
  { lifecycle, readings, bodies, idStyle, listAnswers }: LoadedLifecycle,
): Serving {
  const keeper = new ResourceKeeper(material, lifecycle, bodies, idStyle);
  return { readings, seed: material.seed, lifecycle, keeper, bodies, listAnswers };
}

/** The operations a lifecycle names. Where one has two parts, reading and listing count before moving, creating most. */
function statefulOperations(serving: Serving): ServedOperation[] {
  const { creates, alsoRead, list, movedBy } = serving.lifecycle;
  const { listAnswers } = serving;
  return [
    ...[...movedBy.values()].map((operation) => moveOperation(serving, operation)),
    ...(list === null || listAnswers === null ? [] : [listOperation(serving, list, listAnswers)]),
    ...alsoRead.map((operation) => alsoReadOperation(serving, operation)),
    readOperation(serving),
    ...creates.map((create) => createOperation(serving, create)),
  ];
}

function editionOf(contract: Contract, operations: ReadonlyMap<string, ServedOperation>): Edition {
  return {
    version: contract.version,
    contract,
    operations,
    refuseUnknown,
    refuseTooLarge: tooLargeResponse,
    refuseUnreadable: () => problemResponse(unreadablePath()),
  };
}

function refuseUnknown(allowed: readonly string[]): Response {
  if (allowed.length === 0) {
    const detail = 'The contract has no such path.';
    return problemResponse({ status: 404, kind: 'no-such-path', title: 'There is no such operation', detail });
  }
  const methods = allowed.join(', ');
  return problemResponse({
    status: 405,
    kind: 'method-not-allowed',
    title: 'The path does not have this method',
    detail: `It has ${methods}.`,
    headers: { allow: methods },
  });
}
