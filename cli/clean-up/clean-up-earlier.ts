import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { readArtefact } from '../../model/artefact.ts';
import type { Environment } from '../../model/environment.ts';
import { type Run, runSchema } from '../../model/run.ts';
import { runFolder } from '../../model/run-folder.ts';
import { errorCode } from '../../support/error-code.ts';
import { type CleanedUp, cleanUpRun, markOf } from './clean-up-run.ts';

/** What became of what one earlier run left. */
export type CleanedRun = CleanedUp & { run: string };

/** Takes away what earlier runs on an environment left, the cut-off ones too; a run that still goes on is left alone. */
export async function cleanUpEarlier(
  environment: Environment,
  reports: string,
  project: string,
): Promise<CleanedRun[]> {
  const runs = join(reports, 'runs');
  const names = await readdir(runs).catch(() => []);
  const cleaned: CleanedRun[] = [];
  for (const name of names.sort()) {
    const folder = runFolder(join(runs, name));
    if (!existsSync(markOf(folder))) continue;
    const run = await readArtefact(folder.run, runSchema).catch(() => null);
    if (run === null || run.environment !== environment.name || goesOn(run)) continue;
    cleaned.push({ run: run.id, ...(await cleanUpRun(environment, folder, { run: run.id, project })) });
  }
  return cleaned;
}

/** Of another machine's process nothing is known: under the environment's lock no other run goes on. */
function goesOn({ state, conductor }: Run): boolean {
  if (state !== 'running' || conductor.host !== hostname() || conductor.pid === process.pid) return false;
  try {
    process.kill(conductor.pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
