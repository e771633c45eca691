import { join } from 'node:path';
import { keptFolder } from '../../support/kept-folder.mjs';
import { COMPILE_CACHE, playedWith } from '../project.ts';

export interface PlaywrightOptions {
  project: string;
  /** Playwright's cli.js. */
  playwright: string;
  only: string | undefined;
  /** Where Playwright and the browser keep their own files; they go with the run, even one that is killed. */
  temporary: string;
}

/** How the project's own Playwright is started on its scenarios: the arguments of Node, and the variables besides the run's. */
export function playwrightCommand({ project, playwright, only, temporary }: PlaywrightOptions): {
  args: string[];
  env: NodeJS.ProcessEnv;
} {
  return {
    args: [
      playwright,
      'test',
      '--config',
      playedWith(project) ?? join(project, 'playwright.config.ts'),
      // What somebody set aside to work on one scenario must not leave out the others.
      '--forbid-only',
      ...(only === undefined ? [] : ['--grep', only]),
    ],
    env: {
      ...process.env,
      TMPDIR: temporary,
      // What it compiled is kept between runs, as it would be without a folder of its own.
      PWTEST_CACHE_DIR: join(keptFolder(), 'playwright-cache'),
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      PLAYWRIGHT_HTML_OPEN: 'never',
      FORCE_COLOR: '0',
    },
  };
}
