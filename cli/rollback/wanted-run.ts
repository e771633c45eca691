import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { Problem } from '../../support/problem.ts';
import { type Fingerprinted, isFingerprinted } from '../../verdict/drift/last-go.ts';
import { went } from '../../verdict/went.ts';

const TRY_HISTORY = 'name one that was go: npx rehearse history --env';

/** The run that somebody wants to go back to, by its id or the beginning of it. Throws a Problem when there is no such set. */
export function wantedRun(wanted: string, environment: string, history: readonly LedgerEntry[]): Fingerprinted {
  const remedy = `${TRY_HISTORY} ${environment}`;
  const exact = history.filter(({ run }) => run === wanted);
  const [entry, other] = exact.length > 0 ? exact : history.filter(({ run }) => run.startsWith(wanted));
  if (entry === undefined)
    throw new Problem(`There is no run ${wanted}`, 'the ledger remembers none of that name', remedy);
  if (other !== undefined)
    throw new Problem(`${wanted} is not one run`, `${entry.run} and ${other.run} begin so`, remedy);
  if (!went(entry)) {
    const why = entry.counts
      ? `it was ${entry.outcome}`
      : 'it does not count: it tells nothing of what an audience sees';
    throw new Problem(`${entry.run} is nothing to go back to`, why, remedy);
  }
  if (!isFingerprinted(entry)) {
    throw new Problem(`${entry.run} is nothing to go back to`, 'nobody knows what was deployed then', remedy);
  }
  return entry;
}
