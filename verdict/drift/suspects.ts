import type { Fingerprint } from '../../model/fingerprint.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { went } from '../went.ts';
import { allDifferences, type Difference } from './differences.ts';
import { type Fingerprinted, isFingerprinted } from './last-go.ts';
import { sameFact } from './same-fact.ts';
import { toldFacts } from './told-facts.ts';

/**
 * The smallest set of differing facts that separates the last `go` from every `no-go` since: those that differ in each of
 * these runs, without those whose value was `go` in another run. All of them where none is left, for then they only went
 * wrong together. What a run could not read acquits nothing. `history` is the newest first.
 */
export function suspectsAmong(
  differing: readonly Difference[],
  lastGo: Fingerprinted,
  history: readonly LedgerEntry[],
): ReadonlySet<string> {
  const streak = noGoSince(history);
  const kept = streak.reduce((left, run) => stillDiffering(left, lastGo.fingerprint, run.fingerprint), [...differing]);
  const gone = history.filter(isFingerprinted).filter((run) => went(run) && run.run !== lastGo.run);
  const guilty = kept.filter((each) => !gone.some(({ fingerprint }) => wasSoIn(each, fingerprint)));
  return new Set((guilty.length === 0 ? differing : guilty).map(({ id }) => id));
}

/** The runs since the newest `go` that ended in `no-go`, as far as they count and know what was deployed. */
function noGoSince(history: readonly LedgerEntry[]): Fingerprinted[] {
  const newestGo = history.findIndex(went);
  const since = newestGo === -1 ? history : history.slice(0, newestGo);
  return since.filter(({ counts, outcome }) => counts && outcome === 'no-go').filter(isFingerprinted);
}

function stillDiffering(left: Difference[], before: Fingerprint, after: Fingerprint): Difference[] {
  const seen = toldFacts(after);
  const differing = new Set(allDifferences(before, after).facts.map(({ id }) => id));
  return left.filter(({ id }) => differing.has(id) || seen.about(id).as === 'untold');
}

/** Whether a run had what is there now. */
function wasSoIn({ id, is }: Difference, fingerprint: Fingerprint): boolean {
  const then = toldFacts(fingerprint).about(id);
  if (is === null || then.as !== 'fact') return is === null && then.as === 'absent';
  return sameFact(id, then.fact.value, is.value) === 'same';
}
