import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalEntry } from '../../model/journal.ts';
import { readJournal } from '../../model/journal-file.ts';
import { type RunContext, runContextVariables } from '../../model/run-context.ts';
import { runFolder } from '../../model/run-folder.ts';
import { Problem } from '../../support/problem.ts';
import { redact } from '../../support/redact.ts';
import type { ChildCommand } from '../../support/supervise/child.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { noScenario } from '../conductor/no-scenario.ts';
import { playwrightCommand } from '../conductor/playwright-command.ts';

export type Announced = Extract<JournalEntry, { kind: 'scenario-announced' }>;

export interface ListOptions {
  project: string;
  /** Playwright's cli.js. */
  playwright: string;
  context: Omit<RunContext, 'folder' | 'shard'>;
  only?: string;
  isProtected: boolean;
  supervisor: Supervisor;
}

const LIMIT_MS = 120_000;
const KEPT_LINES = 20;

/**
 * The scenarios that are to be played, in the order in which one machine would. Nothing of them is executed. Throws a Problem
 * where there is none, or where they can't be loaded.
 */
export async function listScenarios(options: ListOptions): Promise<Announced[]> {
  const { project, playwright, context, only, isProtected, supervisor } = options;
  const path = mkdtempSync(join(tmpdir(), 'rehearse-list-'));
  supervisor.claimFolder(path);
  try {
    const folder = runFolder(join(path, 'run'));
    mkdirSync(folder.path);
    const { args, env } = playwrightCommand({ project, playwright, only, temporary: path });
    const said = await whatItSays(supervisor, {
      name: 'playwright',
      command: process.execPath,
      args: [...args, '--list'],
      cwd: project,
      env: { ...env, ...runContextVariables({ ...context, folder, shard: null }) },
    });
    const { entries } = await readJournal(folder.journal);
    const announced = entries.filter((entry) => entry.kind === 'scenario-announced');
    if (announced.length > 0 && said === '') return announced;
    throw (
      noScenario(said === '' ? 'Error: No tests found' : said, {
        only,
        environment: context.environment,
        isProtected,
      }) ?? new Problem('The scenarios can’t be listed', said, 'mend what Playwright says, then begin again')
    );
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** What Playwright wrote on both streams where it failed, its complaints first; nothing where it did not. */
async function whatItSays(supervisor: Supervisor, command: ChildCommand): Promise<string> {
  const written: Record<'stderr' | 'stdout', string[]> = { stderr: [], stdout: [] };
  const child = supervisor.start({
    ...command,
    onLine: (line, stream) => {
      if (line.trim() !== '' && written[stream].length < KEPT_LINES) written[stream].push(line);
    },
  });
  const limit = setTimeout(() => child.signal('SIGKILL'), LIMIT_MS);
  const { code } = await child.exited;
  clearTimeout(limit);
  if (code === 0) return '';
  const told = [...written.stderr, ...written.stdout].filter((line) => !/^(Listing tests:|Total: 0 tests)/.test(line));
  return redact(told.slice(0, KEPT_LINES).join('\n')) || 'Playwright could not be started, or took too long';
}
