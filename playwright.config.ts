import { defineConfig } from '@playwright/test';
import { openEnvironment } from './environments/load.ts';
import type { EnvironmentFixtures } from './fixtures/environment.ts';
import { readRunContext } from './model/run-context.ts';
import { browserLaunch } from './support/browser.ts';

const run = readRunContext(process.env);
const environment = (await openEnvironment(import.meta.dirname, run.environment)).load();
const { folder } = run;

/** A rehearsal's recorders; plain Playwright prints a list. */
const reporters: Parameters<typeof defineConfig>[0]['reporter'] =
  folder === null
    ? [['list']]
    : [
        ['./reports/recorder.ts'],
        ['html', { open: 'never', outputFolder: folder.playwright }],
        ['allure-playwright', { resultsDir: folder.allureResults, detail: false }],
      ];

export default defineConfig<object, EnvironmentFixtures>({
  testDir: './scenarios',
  ...(environment.protected ? { grep: /@safe/ } : {}),
  // One after another, as they are presented: what is measured is what the audience will wait.
  workers: 1,
  retries: folder === null ? 0 : 1,
  forbidOnly: folder !== null,
  timeout: 120_000,
  expect: { timeout: 5000 },
  outputDir: folder === null ? './test-results' : folder.traces,
  preserveOutput: 'always',
  reporter: reporters,
  use: {
    environment,
    launchOptions: { ...browserLaunch({ headed: run.headed }), headless: !run.headed },
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // What a person would not wait for either: the step then fails by name, with its picture, not the whole scenario.
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    trace: run.traces ? 'on' : 'off',
    screenshot: 'off',
  },
});
