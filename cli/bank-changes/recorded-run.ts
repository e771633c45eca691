import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunFolder, runFolder } from '../../model/run-folder.ts';
import { findRun } from '../../reports/runs.ts';

/** The run somebody names, otherwise the newest that recorded what is looked for; `undefined` when none did. */
export async function recordedRun(
  reports: string,
  named: string | undefined,
  recorded: (run: RunFolder) => Promise<boolean>,
): Promise<RunFolder | undefined> {
  if (named !== undefined) return findRun(reports, named);
  const runs = join(reports, 'runs');
  const newestFirst = (await readdir(runs).catch(() => [])).sort().reverse();
  for (const id of newestFirst) {
    const run = runFolder(join(runs, id));
    if (await recorded(run)) return run;
  }
  return undefined;
}
