import type { EnvironmentSource } from '../../environments/load.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';
import type { RunOptions } from '../commands/run.ts';
import { readEarlierRuns } from '../conductor/earlier-runs.ts';
import { newestOf } from '../conductor/remembered.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import { openProjectLedger } from '../project-ledger.ts';
import { sayAt } from './telling.ts';

/** What was there at the newest rehearsal that says something of the environment, and whether that was green; `null` for none. */
export async function rehearsedLast(
  project: string,
  source: EnvironmentSource,
  { env, reports, strict = false }: Pick<RunOptions, 'env' | 'reports' | 'strict'>,
): Promise<{ seen: Fingerprint; green: boolean } | null> {
  await using ledger = await openProjectLedger({ project, reports, source });
  const { history, ledgerUnread } = await readEarlierRuns(ledger, env);
  if (ledgerUnread !== null) sayAt(`What was rehearsed before is not known: ${ledgerUnread}`);
  const newest = newestOf(history);
  if (newest === undefined || newest.fingerprint === null) return null;
  sayAt(`The last rehearsal, ${newest.run}, was ${newest.outcome}`);
  return { seen: newest.fingerprint, green: exitCodeOf(newest.outcome, strict) === EXIT.go };
}
