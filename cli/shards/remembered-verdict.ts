import type { LedgerEntry } from '../../model/ledger-entry.ts';
import type { Run } from '../../model/run.ts';
import { withoutSecrets } from '../../verdict/ledger/line.ts';
import type { EarlierRuns } from '../conductor/earlier-runs.ts';

/** What the ledger holds of this run already: the newest line, where it was put together before; `null` where it was not. */
export function rememberedVerdict({ history }: EarlierRuns, { id }: Pick<Run, 'id'>): LedgerEntry | null {
  return history.find(({ run }) => run === id) ?? null;
}

/** The runs that were judged before a run began: what it is to be judged beside, however often it is put together. */
export function beforeRun(earlier: EarlierRuns, { id, startedAt }: Pick<Run, 'id' | 'startedAt'>): EarlierRuns {
  const begun = Date.parse(startedAt);
  return {
    ...earlier,
    history: earlier.history.filter(({ run, judgedAt }) => run !== id && Date.parse(judgedAt) <= begun),
  };
}

/** Whether two lines of the ledger come to the same, whenever they were written. */
export function isSameVerdict(a: LedgerEntry, b: LedgerEntry): boolean {
  return essenceOf(withoutSecrets(a)) === essenceOf(withoutSecrets(b));
}

function essenceOf({ outcome, state, blockers, doubts, risks, durations, demoAt }: LedgerEntry): string {
  const { journey, scenarios, steps } = durations;
  return JSON.stringify([outcome, state, blockers, doubts, risks, journey, scenarios, steps, demoAt]);
}
