import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { openEnvironment } from '../../environments/load.ts';
import type { Environment } from '../../model/environment.ts';
import type { JournalEntry } from '../../model/journal.ts';
import type { Verdict } from '../../model/verdict.ts';
import { progressLine, type ReadinessProgress } from '../../reports/progress.ts';
import { pointLatest } from '../../reports/runs.ts';
import { renderTerminal } from '../../reports/terminal.ts';
import { messageOf } from '../../support/problem.ts';
import { openSupervisor } from '../../support/supervise/supervisor.ts';
import { conclude } from '../conductor/conclude.ts';
import { readGit } from '../conductor/git.ts';
import { assertIncident } from '../conductor/incident.ts';
import { listenForInterruption, unlessInterrupted } from '../conductor/interruption.ts';
import { rehearse } from '../conductor/rehearsal.ts';
import { RunRecord } from '../conductor/run-record.ts';
import { findPlaywright, toolVersions } from '../conductor/tools.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import { mayColour, printResult, say } from '../output.ts';

/** What `rehearse run` was given. */
export interface RunOptions {
  env: string;
  demo?: string;
  /** Milliseconds. */
  slot?: number;
  only?: string;
  incident?: string;
  strict?: boolean;
  headed?: boolean;
  seed?: number;
  pictures: boolean;
  traces: boolean;
  reports?: string;
  json?: boolean;
}

const SEEDS = 1_000_000;

/** The whole rehearsal: stages, checks, plays, judges, reports. Resolves with the exit code. */
export async function run(project: string, options: RunOptions): Promise<number> {
  const source = await openEnvironment(project, options.env);
  if (options.incident !== undefined) assertIncident(options.incident, source);
  if (!source.staged) source.load();
  const playwright = findPlaywright(project);
  const reports = options.reports ?? join(project, 'reports');
  const beginning = {
    environment: options.env,
    demo: { at: options.demo ?? null, slotMs: options.slot ?? null },
    arguments: process.argv.slice(2),
    incident: options.incident ?? null,
    only: options.only ?? null,
    seed: options.seed ?? randomInt(SEEDS),
    git: await readGit(project),
    tools: toolVersions(playwright),
  };
  const record = await RunRecord.begin(reports, beginning, tellProgress);
  await pointLatest(reports, record.run.id).catch(async (error: unknown) => {
    await record.end('failed', messageOf(error));
    throw error;
  });
  say(`Rehearsing on ${options.env}: run ${record.run.id}`);

  using interruption = listenForInterruption();
  const supervisor = await openSupervisor();
  let environment: Environment | null = null;
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
      say,
      onProgress: (happened) => {
        if (!interruption.signal.aborted) tellProgress(happened);
      },
      signal: interruption.signal,
      onEnvironment: (loaded) => {
        environment = loaded;
      },
      ...(options.incident === undefined ? {} : { incident: options.incident }),
      ...(options.only === undefined ? {} : { only: options.only }),
    });
    const trouble = await unlessInterrupted(work, interruption.signal);
    await record.end(trouble === null ? 'finished' : 'failed', trouble ?? undefined);
  } catch (error) {
    await supervisor.close();
    const state = interruption.signal.aborted ? 'interrupted' : 'failed';
    await record.end(state, messageOf(error));
    await tell(record, environment, options);
    if (state === 'interrupted') return EXIT.interrupted;
    throw error;
  }
  const verdict = await tell(record, environment, options);
  await supervisor.close();
  return exitCodeOf(verdict.outcome, options.strict ?? false);
}

async function tell(
  record: RunRecord,
  environment: Environment | null,
  { json = false }: RunOptions,
): Promise<Verdict> {
  const { verdict, page, input } = await conclude(record, environment);
  if (json) printResult(JSON.stringify(verdict, null, 2));
  else printResult(renderTerminal(input, { page, colour: mayColour(process.stdout) }));
  return verdict;
}

function tellProgress(happened: JournalEntry | ReadinessProgress): void {
  const line = progressLine(happened);
  if (line !== undefined) say(line);
}
