import type { JsonObject } from '../../contract/document/json.ts';
import { type ApiOperation, addressOf, operationsIn } from './api-operation.ts';
import { likeness } from './similar-operations.ts';

/** Which operations one document has and the other has not, and which only have another address. */
export interface OperationChanges {
  readonly removed: readonly ApiOperation[];
  readonly added: readonly ApiOperation[];
  readonly moved: readonly { readonly from: ApiOperation; readonly to: ApiOperation }[];
}

/** Finds what was moved by its operationId, otherwise by a similar path with similar fields. */
export function operationChanges(base: JsonObject, revision: JsonObject): OperationChanges {
  const before = operationsIn(base);
  const after = operationsIn(revision);
  const [addressesBefore, addressesAfter] = [new Set(before.map(addressOf)), new Set(after.map(addressOf))];
  const gone = before.filter((operation) => !addressesAfter.has(addressOf(operation)));
  const fresh = new Set(after.filter((operation) => !addressesBefore.has(addressOf(operation))));

  const moved: { from: ApiOperation; to: ApiOperation }[] = [];
  const pair = (from: ApiOperation, to: ApiOperation) => {
    moved.push({ from, to });
    fresh.delete(to);
  };
  const unnamed = gone.filter((from) => {
    const to = [...fresh].find(({ id }) => id === from.id);
    if (to !== undefined) pair(from, to);
    return to === undefined;
  });
  const removed = unnamed.filter((from) => {
    const candidates = [...fresh].map((to) => ({
      to,
      alike: likeness({ root: base, operation: from }, { root: revision, operation: to }),
    }));
    const [best] = candidates.filter(({ alike }) => alike > 0).sort((a, b) => b.alike - a.alike);
    if (best !== undefined) pair(from, best.to);
    return best === undefined;
  });
  return { removed, added: [...fresh], moved };
}
