import type { Facts } from '../model/facts.ts';
import { following, type Observation } from '../model/rule.ts';
import { runCounts } from '../model/run.ts';
import type { Outcome, Verdict } from '../model/verdict.ts';
import { ledgerTroubleId } from './rules/ledger.ts';
import { rowOfGo } from './went.ts';

/** How many runs in a row were `go`, and how many there must be; `null` where none are asked for. */
export type Row = NonNullable<Verdict['goInARow']>;

/**
 * Counts the runs in a row that were `go`, this one included, which comes to `otherwise` by all other rules. A run that
 * was not `go` only because the row was too short counts: otherwise no row would ever begin. Runs that say nothing of the
 * environment as the audience will see it neither count nor break it.
 */
export function goInARow(facts: Facts, wanted: number, otherwise: Outcome): Row | null {
  if (wanted === 0) return null;
  if (otherwise !== 'go' || !runCounts(facts.run)) return { count: 0, wanted };
  if (ledgerTroubleId(facts) !== undefined) return { count: 1, wanted };
  return { count: 1 + rowOfGo(facts.history.filter(({ run }) => run !== facts.run.id)), wanted };
}

/** That the row is too short for a demo whose time is known; `because` is what keeps this very run from being `go`. */
export function shortRow(facts: Facts, row: Row | null, because: string | undefined): Observation[] {
  if (facts.run.demo.at === null || row === null || row.count >= row.wanted) return [];
  const { count, wanted } = row;
  return [
    {
      id: 'row/go',
      title: `${count} go in a row so far, ${wanted} ${wanted === 1 ? 'is' : 'are'} wanted before a demo`,
      subject: 'demo',
      owner: null,
      cause: causeOf(count, because),
      remedy: `rehearse until ${wanted} in a row are go, without changing anything in between`,
      ...following(because ?? ledgerTroubleId(facts)),
    },
  ];
}

function causeOf(count: number, because: string | undefined): string {
  if (because !== undefined) return 'this run was not go';
  return count === 0
    ? 'this run does not count: it was not on the environment as the audience will see it'
    : 'the run before was not go, or there was none';
}
