import type { Facts } from '../../model/facts.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { messageOf } from '../../support/problem.ts';
import type { Ledger } from '../../verdict/ledger/ledger.ts';

/** What the ledger tells of earlier runs, as a verdict uses it. */
export type EarlierRuns = Pick<Facts, 'history' | 'ledgerTroubles' | 'ledgerUnread'>;

/** Enough to learn from how long mending takes, and read within milliseconds. */
const REMEMBERED_RUNS = 100;

/** The newest runs on an environment. A ledger that can't be read is told as such: it keeps nobody from rehearsing. */
export async function readEarlierRuns(ledger: Ledger, environment: string): Promise<EarlierRuns> {
  try {
    const { lines, troubles } = await ledger.newest(environment, REMEMBERED_RUNS);
    return { history: newestOfEach(lines.map(({ entry }) => entry)), ledgerTroubles: troubles, ledgerUnread: null };
  } catch (error) {
    return { history: [], ledgerTroubles: [], ledgerUnread: messageOf(error) };
  }
}

/** A run in shards that was put together again, after a shard that had been missing, has a line for each verdict. */
function newestOfEach(history: readonly LedgerEntry[]): LedgerEntry[] {
  const seen = new Set<string>();
  return history.filter(({ run }) => {
    const isNew = !seen.has(run);
    seen.add(run);
    return isNew;
  });
}
