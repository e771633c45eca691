import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { timeZoneSchema } from '../../model/owner.ts';
import { systemClock } from '../../support/clock.ts';
import { Problem } from '../../support/problem.ts';
import { EXIT } from '../exit-codes.ts';
import { askWishes } from '../init/ask.ts';
import { askOnTerminal, canAsk } from '../init/ask-on-terminal.ts';
import { beginProject } from '../init/begin-project.ts';
import { makePlan } from '../init/plan/make-plan.ts';
import type { Wishes } from '../init/plan.ts';
import { readRepository } from '../init/read-repository.ts';
import { dryRunText, outcomeJson, outcomeText } from '../init/tell.ts';
import { printResult, say } from '../output.ts';

/** What `rehearse init` was given. */
export interface InitOptions extends Omit<Wishes, 'environment'> {
  env?: string;
  in: string;
  ci?: 'github' | 'gitlab' | 'none';
  yes?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

/**
 * Writes what a rehearsal needs into a repository, from what is found in it; what exists is left. Exit code 0, or 130 where
 * somebody who was asked would rather stop.
 */
export async function init(options: InitOptions): Promise<number> {
  const { env, in: folder, ci, yes = false, dryRun = false, json = false, ...given } = options;
  const project = resolve(folder);
  assertFolder(project, folder);
  assertTimeZone(given.timeZone);
  const facts = await readRepository(project);
  const flags: Wishes = { ...given, environment: env };
  const isAsked = !yes && !json && canAsk();
  const wishes = isAsked ? await askWishes(flags, (so) => makePlan(facts, so), await askOnTerminal()) : flags;
  if (wishes === null) {
    say('Stopped; nothing was written.');
    return EXIT.interrupted;
  }
  const outcome = beginProject(facts, { project, wishes, ci, dryRun, now: systemClock.now() });
  if (json) printResult(JSON.stringify(outcomeJson(outcome, dryRun), null, 2));
  else printResult(dryRun ? dryRunText(outcome) : outcomeText(outcome, folder));
  return EXIT.go;
}

function assertTimeZone(name: string | undefined): void {
  if (name === undefined || timeZoneSchema.safeParse(name).success) return;
  throw new Problem(
    `There is no time zone ${JSON.stringify(name)}`,
    'zones are named as IANA names them',
    'write it as Europe/London',
  );
}

function assertFolder(project: string, folder: string): void {
  if (existsSync(project) && statSync(project).isDirectory()) return;
  const remedy = 'name it with --in, or make it first';
  throw new Problem(`There is no folder ${folder}`, 'a project is begun in a folder that is there', remedy);
}
