import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { NO_DEMO } from '../../model/demo.ts';
import type { Run } from '../../model/run.ts';
import { RUN_VARIABLES } from '../../model/run-context.ts';
import { type Verdict, verdictSchema } from '../../model/verdict.ts';
import { timeCommand } from '../time-command.ts';

const playwright = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js');

const STEPS = 20;

/** Plays so many scenarios once by Playwright, recorded into `folder` for all reports at once. */
export async function record(folder: string, scenarios: number): Promise<void> {
  const run = join(folder, 'runs/run');
  mkdirSync(run, { recursive: true });
  const { exitCode, output } = await timeCommand(
    [playwright, 'test', '--config', join(import.meta.dirname, 'plays.config.ts')],
    {
      cwd: import.meta.dirname,
      env: {
        ...process.env,
        BENCH_OUT: folder,
        BENCH_SCENARIOS: String(scenarios),
        [RUN_VARIABLES.runId]: 'run',
        [RUN_VARIABLES.folder]: run,
      },
    },
  );
  if (exitCode !== 0) throw new Error(`Playwright ended with ${exitCode}, so there is nothing to report:\n${output}`);
  writeFileSync(join(run, 'run.json'), JSON.stringify(finished()));
  writeFileSync(join(run, 'verdict.json'), JSON.stringify(went(scenarios)));
}

function finished(): Run {
  const now = new Date().toISOString();
  return {
    schemaVersion: 1,
    id: 'run',
    environment: 'bench',
    demo: NO_DEMO,
    arguments: ['run'],
    incident: null,
    bankVersion: null,
    only: null,
    seed: 1,
    git: null,
    tools: { node: process.versions.node },
    conductor: { pid: process.pid, host: hostname() },
    startedAt: now,
    endedAt: now,
    state: 'finished',
  };
}

/** A run that went has more made of it than any other: its show as well. */
function went(scenarios: number): Verdict {
  return verdictSchema.parse({
    run: 'run',
    environment: 'bench',
    outcome: 'go',
    summary: `All ${scenarios} scenarios passed.`,
    judgedAt: new Date().toISOString(),
    blockers: [],
    risks: [],
    doubts: [],
    executedSteps: scenarios * STEPS,
    journeyMs: 0,
  });
}
