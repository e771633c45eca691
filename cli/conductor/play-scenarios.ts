import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJournal } from '../../model/journal-file.ts';
import { type RunContext, runContextVariables } from '../../model/run-context.ts';
import type { RunFolder } from '../../model/run-folder.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { COMPILE_CACHE, HARNESS_FOLDER } from '../project.ts';

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

const KEPT_LINES = 20;

/** Plays the project's scenarios with its own Playwright; what happens is in the journal. */
export async function playScenarios(options: PlayOptions): Promise<Played> {
  const { project, playwright, context, variables, only, supervisor } = options;
  const temporary = mkdtempSync(join(tmpdir(), 'rehearse-playwright-'));
  supervisor.claimFolder(temporary);
  const lines: string[] = [];
  const child = supervisor.start({
    name: 'playwright',
    command: process.execPath,
    args: [
      playwright,
      'test',
      '--config',
      join(project, 'playwright.config.ts'),
      // What somebody set aside to work on one scenario must not leave out the others.
      '--forbid-only',
      ...(only === undefined ? [] : ['--grep', only]),
    ],
    cwd: project,
    env: {
      ...process.env,
      ...variables,
      ...runContextVariables(context),
      // Playwright and the browser keep their own files there; they go with the run, even one that is killed.
      TMPDIR: temporary,
      // What it compiled is kept between runs, as it would be without a folder of its own.
      PWTEST_CACHE_DIR: join(HARNESS_FOLDER, '.rehearse', 'playwright-cache'),
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      PLAYWRIGHT_HTML_OPEN: 'never',
      FORCE_COLOR: '0',
    },
    onLine: (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
    },
  });
  const { code } = await child.exited;
  const { entries } = await readJournal(context.folder.journal);
  const played = entries.some(({ kind }) => kind === 'scenario-begun');
  const said = lines.filter((line) => line.trim() !== '').join('\n');
  return { exitCode: code, trouble: played ? null : said || 'Playwright said nothing' };
}
