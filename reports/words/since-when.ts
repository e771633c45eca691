import type { EarlierRun, EarlierRuns } from '../../model/earlier-runs.ts';
import { goesAhead } from '../../model/goes-ahead.ts';
import { utcDayAndMinute } from './instants.ts';

/**
 * Since when a blocker stands, from the earlier runs that count: `Since Fri 20 Nov 2026, 09:00 UTC, in 3 runs`, and the last
 * run that went without it; `null` where neither is known. A run that did not go and lacks the blocker proves nothing: it may
 * not have come that far.
 */
export function sinceWhen(blocker: string, earlier: EarlierRuns | null): string | null {
  const counting = earlier?.runs.filter(({ counts }) => counts) ?? [];
  const lastWithout = counting.findIndex((run) => goesAhead(run.outcome) && !has(run, blocker));
  const without = counting[lastWithout];
  const withIt = counting.slice(0, lastWithout === -1 ? undefined : lastWithout).filter((run) => has(run, blocker));
  const first = withIt.at(-1);
  const since = first && `${utcDayAndMinute(first.startedAt)}, in ${withIt.length + 1} runs`;
  if (without === undefined) return since === undefined ? null : `At least since ${since}.`;
  const wentWithout = `the run of ${utcDayAndMinute(without.startedAt)} went without it`;
  return since === undefined ? `New: ${wentWithout}.` : `Since ${since}; ${wentWithout}.`;
}

function has({ blockers }: EarlierRun, id: string): boolean {
  return blockers.some((blocker) => blocker.id === id);
}
