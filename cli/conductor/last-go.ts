import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readArtefact } from '../../model/artefact.ts';
import { type Readiness, readinessSchema } from '../../model/finding.ts';
import { runSchema } from '../../model/run.ts';
import { type RunFolder, runFolder } from '../../model/run-folder.ts';
import { verdictSchema } from '../../model/verdict.ts';

/**
 * What readiness came to in the newest run on an environment that ended in `go`; `null` where there was none. Runs with an
 * incident, or against a version of the bank, don't count. A folder that can't be read is passed over.
 */
export async function findLastGo(reports: string, environment: string): Promise<Readiness | null> {
  const runs = join(reports, 'runs');
  const ids = await readdir(runs).catch(() => []);
  for (const id of ids.sort().reverse()) {
    const folder = runFolder(join(runs, id));
    if (!(await wentWell(folder, environment))) continue;
    const readiness = await readArtefact(folder.readiness, readinessSchema).catch(() => null);
    if (readiness?.environment === environment) return readiness;
  }
  return null;
}

async function wentWell({ run, verdict }: RunFolder, environment: string): Promise<boolean> {
  try {
    // Most runs that don't count are told by this alone, without parsing anything.
    if (!/"outcome":\s*"go"/.test(await readFile(verdict, 'utf8'))) return false;
    const about = await readArtefact(run, runSchema);
    if (about.environment !== environment || about.incident !== null || about.bankVersion !== null) return false;
    return about.state === 'finished' && (await readArtefact(verdict, verdictSchema)).outcome === 'go';
  } catch {
    return false;
  }
}
