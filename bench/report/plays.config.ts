import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** One run recorded by three reporters at once: ours, Playwright's for its HTML report, and Allure's. */
const out = process.env.BENCH_OUT ?? '';

export default defineConfig({
  testDir: '.',
  testMatch: 'plays.spec.ts',
  workers: 1,
  outputDir: join(out, 'output'),
  reporter: [
    ['../../reports/recorder.ts'],
    ['blob', { outputDir: join(out, 'blob') }],
    ['allure-playwright', { resultsDir: join(out, 'allure-results'), detail: false }],
  ],
});
