import { join } from 'node:path';
import { openEnvironment } from '../../environments/load.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { type RunFolder, runFolder } from '../../model/run-folder.ts';
import { runIds } from '../../reports/runs.ts';
import { messageOf } from '../../support/problem.ts';
import { openProjectLedger } from '../project-ledger.ts';

/** A run that can be compared: kept in its folder, remembered by the ledger, or both. */
export type KnownRun =
  | { id: string; folder: RunFolder; entry: LedgerEntry | null }
  | { id: string; folder: null; entry: LedgerEntry };

/** All runs that a project knows of, by their ids, and why a ledger could not be read. */
export interface KnownRuns {
  byId: ReadonlyMap<string, KnownRun>;
  unread: readonly string[];
}

/** How many runs of each environment are looked for in a ledger: enough for weeks, and read within a moment. */
const REMEMBERED_RUNS = 200;

/** Every run kept under a reports folder, and the newest of each environment in the ledgers of the given environments. */
export async function knownRuns(project: string, reports: string, environments: readonly string[]): Promise<KnownRuns> {
  const kept = await runIds(reports);
  const byId = new Map<string, KnownRun>(
    kept.map((id) => [id, { id, folder: runFolder(join(reports, 'runs', id)), entry: null }]),
  );
  const { entries, unread } = await remembered(project, reports, environments);
  for (const entry of entries)
    byId.set(entry.run, { id: entry.run, folder: byId.get(entry.run)?.folder ?? null, entry });
  return { byId, unread };
}

async function remembered(project: string, reports: string, environments: readonly string[]) {
  const entries: LedgerEntry[] = [];
  const unread: string[] = [];
  const seen = new Set<string>();
  for (const name of environments) {
    try {
      const source = await openEnvironment(project, name);
      const setting = source.variables.REHEARSE_LEDGER ?? '';
      if (seen.has(setting)) continue;
      seen.add(setting);
      await using ledger = await openProjectLedger({ project, reports, source });
      for (const environment of await ledger.environments()) {
        const { lines } = await ledger.newest(environment, REMEMBERED_RUNS);
        entries.push(...lines.map(({ entry }) => entry));
      }
    } catch (error) {
      unread.push(`the ledger of ${name} can't be read: ${messageOf(error)}`);
    }
  }
  return { entries, unread };
}
