import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJournal } from '../../model/journal-file.ts';
import { RUN_VARIABLES, readRunContext } from '../../model/run-context.ts';
import { type RunFolder, runFolder } from '../../model/run-folder.ts';
import type { SurgeSeenInBrowser } from '../../model/surge.ts';
import { literalPattern } from '../../support/literal-pattern.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { playScenarios } from '../conductor/play-scenarios.ts';

/** What browsers play beside the virtual users. */
export interface BrowserOrder {
  count: number;
  project: string;
  /** Playwright's command. */
  playwright: string;
  environment: string;
  variables: Record<string, string>;
  /** The scenario's title. */
  title: string;
  surge: string;
  seed: number;
  supervisor: Supervisor;
}

/** Browsers that play a scenario again and again until they are told to stop. */
export interface Browsers {
  /** Lets no further play begin. */
  stop(): void;
  /** What they saw between two moments, in epoch milliseconds, step by step. */
  saw(from: number, until: number): Promise<SurgeSeenInBrowser[]>;
}

/** Lets browsers play the scenario, each with people of its own. What they record is gone when the surge is. */
export function startBrowsers(order: BrowserOrder): Browsers {
  const home = mkdtempSync(join(tmpdir(), 'rehearse-surge-browsers-'));
  order.supervisor.claimFolder(home);
  const folders: RunFolder[] = [];
  let going = true;
  for (let browser = 0; browser < order.count; browser += 1) {
    const playOn = async () => {
      for (let play = 0; going; play += 1) {
        const folder = makeFolder(join(home, `${browser}-${play}`));
        folders.push(folder);
        await playOnce(order, folder, order.seed + browser * 10_000 + play);
      }
    };
    // What ends it beside the surge's own end shows in that nothing more was seen.
    playOn().catch(() => undefined);
  }
  return {
    stop: () => {
      going = false;
    },
    saw: async (from, until) => {
      const seen = new Map<string, { durations: number[]; failed: number }>();
      for (const { journal } of folders) {
        const { entries } = await readJournal(journal);
        for (const entry of entries) {
          if (entry.kind !== 'step-ended' || Date.parse(entry.at) < from || Date.parse(entry.at) >= until) continue;
          const step = seen.get(entry.step) ?? { durations: [], failed: 0 };
          step.durations.push(entry.durationMs);
          if (entry.status === 'failed') step.failed += 1;
          seen.set(entry.step, step);
        }
      }
      return [...seen].map(([step, { durations, failed }]) => ({
        step,
        count: durations.length,
        medianMs: durations.sort((one, other) => one - other)[Math.floor(durations.length / 2)] ?? 0,
        failed,
      }));
    },
  };
}

function makeFolder(path: string): RunFolder {
  const folder = runFolder(path);
  mkdirSync(folder.attachments, { recursive: true });
  writeFileSync(folder.journal, '');
  return folder;
}

async function playOnce(order: BrowserOrder, folder: RunFolder, seed: number): Promise<void> {
  const { project, playwright, environment, variables, title, surge, supervisor } = order;
  const context = readRunContext({
    [RUN_VARIABLES.runId]: surge,
    [RUN_VARIABLES.folder]: folder.path,
    [RUN_VARIABLES.environment]: environment,
    [RUN_VARIABLES.seed]: String(seed),
    [RUN_VARIABLES.pictures]: 'off',
    [RUN_VARIABLES.traces]: 'off',
  });
  const only = `${literalPattern(title)}$`;
  await playScenarios({ project, playwright, context: { ...context, folder }, variables, supervisor, only });
}
