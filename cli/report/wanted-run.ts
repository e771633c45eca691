import { basename, join } from 'node:path';
import { readArtefact } from '../../model/artefact.ts';
import { evidenceSchema } from '../../model/evidence.ts';
import { goesAhead } from '../../model/goes-ahead.ts';
import { runCounts, runSchema } from '../../model/run.ts';
import { type RunFolder, runFolder } from '../../model/run-folder.ts';
import { verdictSchema } from '../../model/verdict.ts';
import { findRun, runIds } from '../../reports/runs.ts';
import { whyNot } from '../../reports/understudy/provenance.ts';
import { counted } from '../../reports/words/count-text.ts';
import { Problem } from '../../support/problem.ts';

/** What stands for the newest run that went, instead of its id. */
export const LAST_GO = 'last-go';

const LATEST = 'latest';

/**
 * The run that somebody named: by its id, the beginning of it, `latest`, or `last-go`; on an environment where one is given.
 * Throws a Problem when there is none, or when it is a run on another environment.
 */
export async function wantedRun(reports: string, named: string, environment?: string): Promise<RunFolder> {
  if (named === LAST_GO) return lastGo(reports, environment);
  const folder = await findRun(reports, named);
  if (environment === undefined) return folder;
  const ranOn = await environmentOf(folder);
  if (ranOn === environment) return folder;
  if (named === LATEST) return newestOn(reports, environment);
  throw new Problem(
    `Run ${basename(folder.path)} is none on ${environment}`,
    ranOn === undefined ? 'its run.json can’t be read' : `it ran on ${ranOn}`,
    'leave --env out, or name another run',
  );
}

/** The newest run on an environment, whatever it came to. */
async function newestOn(reports: string, environment: string): Promise<RunFolder> {
  const ids = await runIds(reports);
  for (const id of ids.toReversed()) {
    const folder = runFolder(join(reports, 'runs', id));
    if ((await environmentOf(folder)) === environment) return folder;
  }
  throw new Problem(
    `There is no run on ${environment} yet`,
    `none of the ${counted(ids.length, 'run')} in ${join(reports, 'runs')} was`,
    `start one with: rehearse run --env ${environment}, or name another environment`,
  );
}

/** The environment a run was on; undefined where its run.json can't be read. */
async function environmentOf(folder: RunFolder): Promise<string | undefined> {
  return (await readArtefact(folder.run, runSchema).catch(() => undefined))?.environment;
}

/**
 * The newest run that was go, or a risk with every scenario passed, and as the audience would have seen it; on the newest
 * run's environment where none is given. Throws a Problem when there is none.
 */
async function lastGo(reports: string, given: string | undefined): Promise<RunFolder> {
  const newest = await findRun(reports, 'latest');
  const environment = given ?? (await readArtefact(newest.run, runSchema)).environment;
  const ids = await runIds(reports);
  for (const id of ids.toReversed()) {
    const folder = runFolder(join(reports, 'runs', basename(id)));
    if (await wentOn(folder, environment)) return folder;
  }
  throw new Problem(
    `There is no run that went on ${environment}`,
    `none of the ${ids.length} in ${join(reports, 'runs')} was go there, all scenarios included`,
    'rehearse until it is go, or name a run by its id',
  );
}

/** What can't be read, or was never judged, did not go. */
async function wentOn(folder: RunFolder, environment: string): Promise<boolean> {
  try {
    const run = await readArtefact(folder.run, runSchema);
    if (run.environment !== environment || !runCounts(run)) return false;
    const verdict = await readArtefact(folder.verdict, verdictSchema);
    if (!goesAhead(verdict.outcome)) return false;
    return whyNot(run, verdict, await readArtefact(folder.evidence, evidenceSchema)) === null;
  } catch {
    return false;
  }
}
