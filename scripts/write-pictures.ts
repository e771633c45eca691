import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { browserLaunch } from '../support/browser.ts';
import { photograph } from './pictures/camera.ts';
import { type Rehearsal, rehearse, served } from './pictures/rehearsals.ts';

// Takes the pictures of docs/pictures: the sample platform is rehearsed once for every way in which a run can end, and the
// pages are looked at. To be run by hand when they have changed (about three minutes), and its pictures looked at.

const DEMO = ['--demo', 'in 5h', '--slot', '20m'];
const reports = mkdtempSync(join(tmpdir(), 'rehearse-pictures-'));
const browser = await chromium.launch(browserLaunch());

const live = (address: string) =>
  photograph(browser, address, 'live', {
    height: 1000,
    first: (page) => page.locator('.frame img').first().waitFor(),
  });

const JUDGED: readonly Rehearsal[] = [
  { args: DEMO },
  { args: DEMO },
  { picture: 'go', args: [...DEMO, '--live'], when: { journal: /(?:"step-ended"[\s\S]*){6}/, does: live } },
  // The licence ends in three hours: after this demo, and soon.
  { picture: 'risk', args: ['--demo', 'in 2h', '--slot', '20m', '--incident', 'licence-expires'] },
  { picture: 'no-go', args: [...DEMO, '--incident', 'job-elsewhere'] },
];
const INTERRUPTED: readonly Rehearsal[] = [
  { picture: 'inconclusive', args: DEMO, when: { journal: /"step-ended"/, does: 'SIGINT' } },
  { picture: 'cut-off', args: DEMO, when: { journal: /"kind":"milestone"/, does: 'SIGKILL' } },
  { picture: 'empty', args: DEMO, when: { journal: /"stage-begun"/, does: 'SIGKILL' } },
];

const below = (selector: string) => (page: Page) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollIntoView());

/** Rehearses one after the other; resolves to the folders of those that have a picture, by its name. */
async function photographRuns(rehearsals: readonly Rehearsal[]): Promise<Map<string, string>> {
  const runs = new Map<string, string>();
  for (const rehearsal of rehearsals) {
    const run = await rehearse(rehearsal, reports);
    if (rehearsal.picture === undefined) continue;
    runs.set(rehearsal.picture, run);
    await photograph(browser, pathToFileURL(join(run, 'index.html')).href, rehearsal.picture);
  }
  return runs;
}

async function photographScenario(index: string): Promise<void> {
  await photograph(browser, index, 'delayed-flow', { width: 1200, height: 620, first: below('.scenario') });
  await photograph(browser, index, 'film', { width: 1200, height: 700, first: below('.film') });
}

async function photographForPresenter(run: string): Promise<void> {
  const address = (file: string) => pathToFileURL(join(run, file)).href;
  await photograph(browser, address('run-sheet.html'), 'run-sheet', { width: 1200, height: 900 });
  await photograph(browser, `${address('understudy.html')}#1.2`, 'understudy', { width: 1024, height: 640 });
}

async function photographServed(address: string, one: string, other: string): Promise<void> {
  await photograph(browser, address, 'overview', { width: 1200, height: 800 });
  const both = new URL('/compare', address);
  for (const run of [one, other]) both.searchParams.append('run', basename(run));
  await photograph(browser, both.href, 'comparison', { width: 1200, height: 900 });
}

try {
  const runs = await photographRuns(JUDGED);
  const [go, noGo] = [runs.get('go') ?? '', runs.get('no-go') ?? ''];
  await photographScenario(pathToFileURL(join(noGo, 'index.html')).href);
  await photographForPresenter(go);
  await served(reports, (address) => photographServed(address, go, noGo));
  await photographRuns(INTERRUPTED);
} finally {
  await browser.close();
  rmSync(reports, { recursive: true, force: true });
}
