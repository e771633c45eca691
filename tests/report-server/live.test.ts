import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { type Browser, chromium, expect as expectBy, type Page } from '@playwright/test';
import { browserLaunch } from '../../support/browser.ts';
import { waitFor } from '../../support/wait.ts';
import { assertNoBarrierNow } from '../helpers/barriers.ts';
import { listening } from '../helpers/listening.ts';
import { projectFolder, type Running, reportsFolder } from '../helpers/rehearse-command.ts';
import { PLAYED, smallRehearsal } from '../rehearsal/small-rehearsal.ts';

/** The machine may be busy with other tests: what comes late has come. */
const expect = expectBy.configure({ timeout: 30_000 });

/** Two scenarios; two steps of the first go on until the test lets them. */
const WAITS = (gate: string) => `
import { existsSync } from 'node:fs';
import { expect } from '@playwright/test';
test('Zoë <b>pays</b>', async () => {
  await test.step('Opens the page', async () => {});
  await test.step('Waits for the bank', () => expect.poll(() => existsSync(${JSON.stringify(gate)}), { intervals: [20], timeout: 60_000 }).toBe(true));
  await test.step('Waits for the customer', () => expect.poll(() => existsSync(${JSON.stringify(`${gate} 2`)}), { intervals: [20], timeout: 60_000 }).toBe(true));
});
test('Zoë looks', () => test.step('Looks', async () => {}));
`;

const CONFIG = `import { join } from 'node:path';
export default {
  testDir: './scenarios',
  workers: 1,
  use: { trace: 'on' },
  reporter: [
    [${JSON.stringify(join(projectFolder, 'reports/recorder.ts'))}],
    ['html', { open: 'never', outputFolder: join(process.env.REHEARSE_FOLDER, 'playwright') }],
  ],
};`;

describe('rehearse run --live', () => {
  let browser: Browser;
  before(async () => {
    browser = await chromium.launch(browserLaunch());
  });
  after(() => browser.close());

  it('shows each step while it goes on, then the report; the file stays plain, and a trace opens', async (t) => {
    const reports = reportsFolder(t).path;
    const gate = join(reports, 'gate');
    const { start, project } = await smallRehearsal(t, WAITS(gate));
    writeFileSync(join(project, 'playwright.config.ts'), CONFIG);
    const running = start(['run', '--env', 'staging', '--live', '--reports', reports]);
    const { page, trouble } = await openLive(browser, running, t);
    const now = page.locator('.now');
    await expect(now).toContainText('2. Waits for the bank');
    await expect(now).toContainText('Zoë <b>pays</b>');
    await expect(page.getByRole('status')).toHaveText('Waits for the bank: begun');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Running');
    await expect(page.locator('#live-scenarios')).toContainText('to come');
    await assertNoBarrierNow(page);
    // What the reader closed stays closed, and where the reader is they stay, whatever comes in.
    const scenario = page.locator('#live-scenarios details').first();
    await expect(scenario).toHaveAttribute('open');
    await scenario.locator('summary').first().click();
    writeFileSync(gate, '');
    await expect(now).toContainText('3. Waits for the customer');
    await expect(page.locator('.age'), 'what counts by itself counts on').toHaveText(/just now|ago/);
    await expect(scenario).not.toHaveAttribute('open');
    await expect(scenario.locator('summary').first()).toBeFocused();
    writeFileSync(`${gate} 2`, '');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Go');
    await expect(page.locator('.live-end')).toContainText('index.html');
    const { exitCode, stdout, stderr } = await running.ended;
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /^GO/m);
    assert.deepEqual(trouble, []);
    const file = join(reports, 'latest/index.html');
    assert.doesNotMatch(readFileSync(file, 'utf8'), /connect-src|live-end|EventSource/);
    assert.deepEqual(await running.leftAfter(2000), []);

    const serving = start(['report', '--serve', '--reports', reports]);
    const { origin } = new URL(await addressSaid(serving, /(http:\S+)/));
    await page.goto(`${origin}/runs`);
    await page.locator('.run-table a').first().click();
    await page.getByRole('link', { name: 'Playwright’s own report' }).click();
    await page
      .getByRole('link', { name: /Zoë <b>pays/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'trace' }).first().click();
    await expect(page.getByText('Waits for the bank').first()).toBeVisible();
    assert.match(new URL(page.url()).host, /^localhost:/);
  });

  it('says that a run was interrupted, and ends as it would without anybody looking', async (t) => {
    const reports = reportsFolder(t).path;
    const { start } = await smallRehearsal(t, WAITS(join(reports, 'gate')));
    const running = start(['run', '--env', 'staging', '--no-traces', '--live', '--reports', reports]);
    const { page } = await openLive(browser, running, t);
    await expect(page.locator('.now')).toContainText('Waits for the bank');
    running.child.kill('SIGINT');
    await expect(page.locator('.live-end')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Running');
    assert.equal((await running.ended).exitCode, 130);
    assert.deepEqual(await running.leftAfter(2000), []);
  });

  it('rehearses all the same where it cannot be shown', async (t) => {
    const reports = reportsFolder(t).path;
    const { run } = await smallRehearsal(t, PLAYED);
    const port = await listening(t, createServer());
    const { exitCode, stderr } = await run('--live', '--port', String(port), '--reports', reports);
    assert.equal(exitCode, 0, stderr);
    assert.match(stderr, new RegExp(`can't be watched while it goes on: .*port ${port}`));
  });
});

/** Opens the page of a run as soon as its command says where it is. `trouble` is what went wrong in the browser. */
async function openLive(
  browser: Browser,
  running: Running,
  t: TestContext,
): Promise<{ page: Page; trouble: string[] }> {
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('console', (message) => trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') trouble.push(`${basename(request.url())} failed`);
  });
  await page.goto(await addressSaid(running, /Watch it at (\S+)/));
  return { page, trouble };
}

async function addressSaid(running: Running, said: RegExp): Promise<string> {
  const waited = await waitFor(async () => said.exec(running.printed())?.[1], { withinMs: 30_000 });
  if (!waited.arrived) throw new Error(running.printed());
  return waited.value;
}
