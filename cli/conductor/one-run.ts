import { loadDemos } from '../../environments/demos.ts';
import type { EnvironmentSource } from '../../environments/load.ts';
import { loadRules } from '../../environments/rules.ts';
import type { Environment } from '../../model/environment.ts';
import type { Run } from '../../model/run.ts';
import type { RunFolder } from '../../model/run-folder.ts';
import { pointLatest } from '../../reports/runs.ts';
import { systemClock } from '../../support/clock.ts';
import { newRunId, newSeed } from '../../support/ids.ts';
import { messageOf } from '../../support/problem.ts';
import { openSupervisor } from '../../support/supervise/supervisor.ts';
import { allRules } from '../../verdict/rules/index.ts';
import { cleanUpRun } from '../clean-up/clean-up-run.ts';
import type { RunOptions } from '../commands/run.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { showLive } from '../live/show-live.ts';
import { heldByNobody, holdEnvironment } from '../lock/hold-environment.ts';
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
import { type RehearsalOptions, rehearse } from './rehearsal.ts';
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

/** What a run comes to before it is judged. */
export type Conducted =
  /** `trouble` is what kept the scenarios from being played at all, if anything did that readiness does not tell. */
  | { state: 'over'; trouble: string | null }
  /** Other machines are to play it: nothing is judged yet. */
  | { state: 'begun' };

/** A run that other machines are to play. */
export interface BegunRun {
  folder: RunFolder;
  run: Run;
}

export interface ConductedBy {
  order: RunOrder;
  /** How many machines are to play it; absent where this one does. */
  shards?: number;
  work: (options: RehearsalOptions) => Promise<Conducted>;
  /** Hears of the verdict as soon as there is one, also when the run then throws because it could not be carried out. */
  tell: (ended: EndedRun) => void;
}

/** A run that has ended in a verdict, also when it was interrupted. */
export interface EndedRun extends Concluded {
  interrupted: boolean;
  /** `null` when the run ended before it was known. */
  environment: Environment | null;
}

/**
 * Carries one run out from its first stage to its report, and passes its verdict on. `tell` hears of the verdict as soon
 * as there is one, also when the run then throws because it could not be carried out.
 */
export async function carryOut(order: RunOrder, tell: (ended: EndedRun) => void): Promise<EndedRun> {
  const work = async (options: RehearsalOptions) => ({ state: 'over', trouble: await rehearse(options) }) as const;
  const conducted = await conduct({ order, work, tell });
  if (!('verdict' in conducted)) throw new Error('a run that nobody else plays was not judged');
  return conducted;
}

/** Carries out as much of a run as `work` does, and judges it unless other machines are to play it. */
export async function conduct({ order, shards, work, tell }: ConductedBy): Promise<EndedRun | BegunRun> {
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
    seed: options.seed ?? newSeed(),
    git: await readGit(project),
    tools: toolVersions(playwright),
    ...(shards === undefined ? {} : { shards }),
  };
  using progress = new RunProgress(options.only !== undefined);
  const id = newRunId(systemClock.now());
  const held = source.staged
    ? heldByNobody()
    : await holdEnvironment({ ledger, environment: options.env, run: id, waitMs: options.wait, say });
  await using _held = held;
  const record = await RunRecord.begin(reports, id, beginning, (entry) => progress.tell(entry));
  await pointLatest(reports, record.run.id).catch(async (error: unknown) => {
    await record.end('failed', messageOf(error));
    throw error;
  });
  const against = bankVersion === null ? '' : `, against the bank’s version ${bankVersion}`;
  say(`Rehearsing on ${options.env}${against}: run ${record.run.id}`);

  using interruption = listenForInterruption();
  const { signal } = interruption;
  const unlessLost = AbortSignal.any([signal, held.signal]);
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
  const cleanUp = async () => {
    if (environment === null || source.staged) return;
    await cleanUpRun(environment, record.folder, { run: record.run.id, project }).catch((error: unknown) =>
      say(`What the run left could not be taken away: ${messageOf(error)}`),
    );
  };
  try {
    const working = work({
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
      signal: unlessLost,
      onEnvironment: (loaded) => {
        environment = loaded;
      },
      ...(options.incident === undefined ? {} : { incident: options.incident }),
      ...(options.only === undefined ? {} : { only: options.only }),
    });
    const conducted = await unlessInterrupted(working, unlessLost);
    await held.confirm();
    if (conducted.state === 'begun') {
      held.leaveToShards();
      await supervisor.close();
      return { folder: record.folder, run: record.run };
    }
    const { trouble } = conducted;
    await cleanUp();
    await record.end(trouble === null ? 'finished' : 'failed', trouble ?? undefined);
  } catch (error) {
    await supervisor.close();
    await cleanUp();
    const { aborted } = signal;
    await record.end(aborted ? 'interrupted' : 'failed', messageOf(error));
    const ended = await end(aborted);
    if (aborted || held.signal.aborted) return ended;
    throw error;
  }
  try {
    return await end(false);
  } finally {
    await supervisor.close();
  }
}
