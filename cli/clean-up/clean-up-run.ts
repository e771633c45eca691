import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../../model/environment.ts';
import { appendToJournal, readJournal } from '../../model/journal-file.ts';
import type { RunFolder } from '../../model/run-folder.ts';
import { openRound } from '../../readiness/round.ts';
import { isoTime, systemClock } from '../../support/clock.ts';
import { carryOutTask } from './carry-out.ts';
import { tasksOf } from './tasks.ts';

/** What was taken away of a run, and what could not be. */
export interface CleanedUp {
  done: number;
  failed: number;
}

/** All of it together, in milliseconds: who interrupts a run waits no longer. */
const LIMIT_MS = 30_000;

/** Notes that a run may leave something behind, so that it is looked for also where the run is killed. */
export async function expectLeftOvers({ cleanUp }: Environment, folder: RunFolder): Promise<void> {
  if (cleanUp.length > 0) await writeFile(markOf(folder), '');
}

/** The file that is there as long as something of a run may have to be taken away. */
export function markOf({ path }: RunFolder): string {
  return join(path, 'to-clean-up');
}

/** Takes away what a run left behind, by its journal, and notes there what became of each. Can be repeated. */
export async function cleanUpRun(
  environment: Environment,
  folder: RunFolder,
  { run, project }: { run: string; project: string },
): Promise<CleanedUp> {
  if (environment.cleanUp.length === 0) return { done: 0, failed: 0 };
  const { entries } = await readJournal(folder.journal);
  const tasks = tasksOf(environment.cleanUp, entries);
  const signal = AbortSignal.timeout(LIMIT_MS);
  using round = openRound(environment, { project, signal });
  let failed = 0;
  // One after the other: what came last may have to go first.
  for (const task of tasks) {
    const why = await carryOutTask(task, { run, project, sources: round.sources, signal });
    const { what, value, where } = task;
    appendToJournal(folder.journal, { kind: 'cleaned', at: isoTime(systemClock.now()), what, value, where, why });
    if (why !== null) failed += 1;
  }
  if (failed === 0) await rm(markOf(folder), { force: true });
  return { done: tasks.length - failed, failed };
}
