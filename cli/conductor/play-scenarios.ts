import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalEntry } from '../../model/journal.ts';
import { readJournal } from '../../model/journal-file.ts';
import { type RunContext, runContextVariables } from '../../model/run-context.ts';
import type { RunFolder } from '../../model/run-folder.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { playwrightCommand } from './playwright-command.ts';

export interface PlayOptions {
  project: string;
  /** Playwright's cli.js. */
  playwright: string;
  context: RunContext & { folder: RunFolder };
  /** What the environment's definition reads besides the process's own variables. */
  variables: Record<string, string>;
  only?: string;
  supervisor: Supervisor;
}

/** How playing the scenarios ended; `trouble` is what Playwright said when it could not play any. */
export interface Played {
  exitCode: number | null;
  trouble: string | null;
}

/** Playwright says first what is wrong, and last where. */
const FIRST_LINES = 3;
const LAST_LINES = 20;

/** Plays the project's scenarios with its own Playwright; what happens is in the journal. */
export async function playScenarios(options: PlayOptions): Promise<Played> {
  const { project, playwright, context, variables, only, supervisor } = options;
  const temporary = mkdtempSync(join(tmpdir(), 'rehearse-playwright-'));
  supervisor.claimFolder(temporary);
  const lines: string[] = [];
  const { args, env } = playwrightCommand({ project, playwright, only, temporary });
  const child = supervisor.start({
    name: 'playwright',
    command: process.execPath,
    args: [...args, ...(context.shard === null ? [] : ['--shard', context.shard])],
    cwd: project,
    env: { ...env, ...variables, ...runContextVariables(context) },
    onLine: (line) => {
      lines.push(line);
      if (lines.length > FIRST_LINES + LAST_LINES) lines.splice(FIRST_LINES, 1);
    },
  });
  const { code } = await child.exited;
  const { entries } = await readJournal(context.folder.journal);
  const played = entries.some(({ kind }) => kind === 'scenario-begun') || hasNothingToPlay(context, entries);
  const said = lines.filter((line) => line.trim() !== '').join('\n');
  return { exitCode: code, trouble: played ? null : said || 'Playwright said nothing' };
}

/** Of fewer scenarios than shards, some shards get none. */
function hasNothingToPlay({ shard }: RunContext, entries: readonly JournalEntry[]): boolean {
  const ended = entries.some((entry) => entry.kind === 'playing-ended' && entry.error === undefined);
  return shard !== null && ended && !entries.some(({ kind }) => kind === 'scenario-announced');
}
