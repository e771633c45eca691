import { randomInt } from 'node:crypto';
import { loadDemos } from '../../environments/demos.ts';
import type { EnvironmentSource } from '../../environments/load.ts';
import { loadRules } from '../../environments/rules.ts';
import type { Environment } from '../../model/environment.ts';
import { pointLatest } from '../../reports/runs.ts';
import { systemClock } from '../../support/clock.ts';
import { messageOf } from '../../support/problem.ts';
import { openSupervisor } from '../../support/supervise/supervisor.ts';
import { allRules } from '../../verdict/rules/index.ts';
import type { RunOptions } from '../commands/run.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { showLive } from '../live/show-live.ts';
import { say } from '../output.ts';
import { openProjectLedger } from '../project-ledger.ts';
import { reportsFolder } from '../reports-folder.ts';
import { type Concluded, conclude } from './conclude.ts';
import { demoOf } from './demo-of.ts';
import { readEarlierRuns } from './earlier-runs.ts';
import { readGit } from './git.ts';
import { listenForInterruption, unlessInterrupted } from './interruption.ts';
import { keepEarlierRuns } from './keep-earlier-runs.ts';
import { passOn } from './pass-on.ts';
import { rehearse } from './rehearsal.ts';
import { rememberedOf } from './remembered.ts';
import { RunProgress } from './run-progress.ts';
import { RunRecord } from './run-record.ts';
import { findPlaywright, toolVersions } from './tools.ts';

/** A run to carry out. */
export interface RunOrder {
  project: string;
  source: EnvironmentSource;
  options: RunOptions;
  /** The version the mock bank is to speak in this run alone; whichever it does for `null`. */
  bankVersion: string | null;
}

/** A run that has ended in a verdict, also when it was interrupted. */
export interface EndedRun extends Concluded {
  interrupted: boolean;
  /** `null` when the run ended before it was known. */
  environment: Environment | null;
}

const SEEDS = 1_000_000;

/**
 * Carries one run out from its first stage to its report, and passes its verdict on. `tell` hears of the verdict as soon
 * as there is one, also when the run then throws because it could not be carried out.
 */
export async function carryOut(order: RunOrder, tell: (ended: EndedRun) => void): Promise<EndedRun> {
  const { project, source, options, bankVersion } = order;
  const playwright = findPlaywright(project);
  const reports = reportsFolder(project, options);
  const rules = await loadRules(project, allRules);
  const demo = demoOf(options, await loadDemos(project), options.env, systemClock.now());
  await using ledger = await openProjectLedger({ project, reports, source });
  const beginning = {
    environment: options.env,
    demo,
    arguments: process.argv.slice(2),
    incident: options.incident ?? null,
    bankVersion,
    only: options.only ?? null,
    seed: options.seed ?? randomInt(SEEDS),
    git: await readGit(project),
    tools: toolVersions(playwright),
  };
  using progress = new RunProgress(options.only !== undefined);
  const record = await RunRecord.begin(reports, beginning, (entry) => progress.tell(entry));
  await pointLatest(reports, record.run.id).catch(async (error: unknown) => {
    await record.end('failed', messageOf(error));
    throw error;
  });
  const against = bankVersion === null ? '' : `, against the bank’s version ${bankVersion}`;
  say(`Rehearsing on ${options.env}${against}: run ${record.run.id}`);

  using interruption = listenForInterruption();
  const { signal } = interruption;
  await using shown = await showLive(record.folder, options, { project, reports });
  const supervisor = await openSupervisor();
  const earlier = await readEarlierRuns(ledger, options.env);
  await keepEarlierRuns(record.folder, ledger.place, earlier);
  await progress.show(earlier.history);
  let environment: Environment | null = null;
  const end = async (interrupted: boolean): Promise<EndedRun> => {
    const openTickets = (options.tickets ?? false) && !interrupted;
    const concluded = await conclude(record, {
      project,
      environment,
      rules,
      ledger,
      earlier,
      openTickets,
      say,
      signal,
    });
    const ended = { ...concluded, interrupted, environment };
    progress[Symbol.dispose]();
    tell(ended);
    const exitCode = exitCodeOf(concluded.verdict.outcome, options.strict ?? false);
    if (!interrupted) await passOn({ record, concluded, environment, ledger, exitCode, say, signal });
    return ended;
  };
  try {
    const work = rehearse({
      project,
      source,
      record,
      supervisor,
      playwright: playwright.command,
      pictures: options.pictures,
      traces: options.traces,
      headed: options.headed ?? false,
      rules,
      ...rememberedOf(earlier, ledger.place),
      callbacks: options.callbacks ?? false,
      say,
      onProgress: (happened) => {
        if (!signal.aborted) progress.tell(happened);
        shown.heard(happened);
      },
      signal,
      onEnvironment: (loaded) => {
        environment = loaded;
      },
      ...(options.incident === undefined ? {} : { incident: options.incident }),
      ...(options.only === undefined ? {} : { only: options.only }),
    });
    const trouble = await unlessInterrupted(work, signal);
    await record.end(trouble === null ? 'finished' : 'failed', trouble ?? undefined);
  } catch (error) {
    await supervisor.close();
    const { aborted } = signal;
    await record.end(aborted ? 'interrupted' : 'failed', messageOf(error));
    const ended = await end(aborted);
    if (aborted) return ended;
    throw error;
  }
  try {
    return await end(false);
  } finally {
    await supervisor.close();
  }
}
