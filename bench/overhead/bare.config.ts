import { defineConfig } from '@playwright/test';
import { browserLaunch } from '../../support/browser.ts';

/** Playwright alone, as a team would set it up for the same journeys: same browser, same window, one worker. */
export default defineConfig({
  testDir: '.',
  testMatch: 'bare.spec.ts',
  workers: 1,
  timeout: 120_000,
  outputDir: process.env.BARE_OUTPUT ?? './test-results',
  reporter: [['list']],
  use: {
    baseURL: process.env.PORTAL_URL ?? '',
    launchOptions: { ...browserLaunch(), headless: true },
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: process.env.BARE_EXTRAS === 'on' ? 'on' : 'off',
  },
});
