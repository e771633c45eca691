import { objectIn } from '../../contract/document/json.ts';
import { type ApiOperation, addressOf, objectOf } from './api-operation.ts';
import type { ContractComparison } from './compare-contracts.ts';
import type { Difference } from './difference.ts';
import { operationFinder } from './find-operation.ts';
import type { MadeCall } from './made-calls.ts';
import type { Comparable } from './read-comparable.ts';

/** A step of a scenario during which a call was made. */
export interface TouchedStep {
  readonly scenario: string;
  readonly step: string | null;
}

/** A difference in what our platform really calls, and the steps during which it does. */
export interface Touched {
  readonly difference: Difference;
  readonly calls: number;
  readonly steps: readonly TouchedStep[];
}

export interface Reach {
  readonly touched: readonly Touched[];
  /** Calls of the run to what neither contract has. */
  readonly unknown: readonly MadeCall[];
}

/**
 * Which differences are in what the platform really calls: its operation was called and, where a difference is in an
 * answer, that answer was received. A run recorded with either contract will do.
 */
export function touchedBy(
  calls: readonly MadeCall[],
  { base, revision, comparison }: { base: Comparable; revision: Comparable; comparison: ContractComparison },
): Reach {
  const oldNames = new Map(comparison.changes.moved.map(({ from, to }) => [addressOf(to), from]));
  const [inBase, inRevision] = [operationFinder(base.root), operationFinder(revision.root)];
  const matched = calls.map((call) => {
    const older = inBase(call.method, call.path);
    const newer = older === undefined ? inRevision(call.method, call.path) : undefined;
    return { call, operation: older ?? (newer && (oldNames.get(addressOf(newer)) ?? newer)) };
  });
  const callsOf = Map.groupBy(matched, ({ operation }) => (operation === undefined ? undefined : addressOf(operation)));
  const touched = comparison.operations.flatMap(({ method, path, differences }) => {
    if (method === null || path === null) return [];
    const operation: Pick<ApiOperation, 'method' | 'path'> = { method, path };
    const documented = Object.keys(objectIn(objectOf(base.root, operation), 'responses'));
    const own = (callsOf.get(addressOf(operation)) ?? []).map(({ call }) => call);
    return differences.flatMap((difference) => {
      const concerned = own.filter(({ status }) => concerns(difference, status, documented));
      return concerned.length === 0 ? [] : [{ difference, calls: concerned.length, steps: stepsOf(concerned) }];
    });
  });
  const unknown = matched.filter(({ operation }) => operation === undefined).map(({ call }) => call);
  return { touched, unknown };
}

/** Whether a difference is in what came with a status; `default` is every status that is not documented by itself. */
function concerns({ statuses }: Difference, received: number, documented: readonly string[]): boolean {
  if (statuses === null) return true;
  const range = `${Math.floor(received / 100)}XX`;
  const by = [String(received), range].find((status) => statuses.includes(status) || documented.includes(status));
  return statuses.includes(by ?? 'default');
}

function stepsOf(calls: readonly MadeCall[]): TouchedStep[] {
  const steps = Map.groupBy(calls, ({ scenario, step }) => JSON.stringify([scenario, step]));
  return [...steps.values()].flatMap(([first]) => (first ? [{ scenario: first.scenario, step: first.step }] : []));
}
