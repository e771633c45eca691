import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { serveOnLoopback } from '../../reports/server/loopback-server.ts';
import { reportApp } from '../../reports/server/report-app.ts';
import { browserLaunch } from '../../support/browser.ts';
import { waitFor } from '../../support/wait.ts';
import { assertNoBarrier } from '../helpers/barriers.ts';
import { rehearse, startRehearse } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { HOSTILE_TEXTS } from '../reports/hostile.ts';
import { samples } from '../reports/samples.ts';
import { keepManyRuns, keepRun } from './kept-runs.ts';

const GO = '2026-11-18T093000-aaaa';
const NO_GO = '2026-11-19T093000-aaaa';
const HOSTILE = HOSTILE_TEXTS.slice(0, 6).join(' ').toWellFormed();
const OVERFLOW = 'document.documentElement.scrollWidth - innerWidth';

describe('rehearse report --serve', () => {
  let browser: Browser;
  let reports: string;
  let url: string;
  const ends: (() => unknown)[] = [];

  before(async () => {
    browser = await chromium.launch(browserLaunch());
    reports = mkdtempSync(join(tmpdir(), 'served reports '));
    await keepManyRuns(reports, HOSTILE);
    const context = { after: (end: () => unknown) => ends.push(end) };
    const stopping = new AbortController();
    const { sideBySide } = await import('../../cli/compare/side-by-side.ts');
    const app = reportApp({
      reports,
      compare: (first, second) => sideBySide(first, second, { project: reports, reports, environments: [] }),
      onDefect: (error) => assert.fail(`a page failed: ${error}`),
      stopping: stopping.signal,
    });
    const server = await serveOnLoopback(app, 0);
    context.after(() => server.stop());
    context.after(() => stopping.abort());
    ({ url } = server);
  });

  after(async () => {
    for (const end of ends.toReversed()) await end();
    await browser.close();
    rmSync(reports, { recursive: true, force: true });
  });

  const get = async (path: string) => (await fetch(url + path)).text();

  it('tells every environment as it stands, and what is no run', async () => {
    const page = await get('/');
    assert.match(page, /64 runs on 4 environments/);
    assert.match(page, /is-no-go[\s\S]*>staging<[\s\S]*payments on staging has no BANK_CLIENT_SECRET/);
    assert.match(page, /2 folders among the runs can’t be read[\s\S]*half-written/);
    assert.match(page, /an exercise: incident job-absent/);
  });

  it('finds runs by words, environment, outcome, day and commit, a page of them at a time', async () => {
    const found = async (query: string) => {
      const page = await get(`/runs?${query}`);
      return [...page.matchAll(/name="run" value="([^"]*)"/g)].map(([, id]) => id);
    };
    assert.deepEqual(await found('q=BANK_client_secret'), [NO_GO]);
    assert.deepEqual(await found('q=a1b2c3d4e5&environment=staging'), [NO_GO, GO]);
    assert.deepEqual(await found('outcome=no-go'), [NO_GO]);
    assert.deepEqual(await found('from=2026-11-17&to=2026-11-18'), [GO, '2026-11-17T093000-aaaa']);
    assert.deepEqual(await found('q=nothing+is+like+this'), []);
    assert.equal((await found('environment=nightly')).length, 50);
    assert.equal((await found('environment=nightly&page=2')).length, 10);
    // What makes no sense looks for nothing.
    assert.equal((await found('outcome=best&from=yesterday&page=-1')).length, 50);
  });

  it('puts two runs side by side, with the pictures of each step, the earlier one first', async () => {
    const page = await get(`/compare?order=time&run=${NO_GO}&run=${GO}`);
    assert.match(page, /The second run is worse than the first/);
    assert.match(page, new RegExp(`First run[\\s\\S]*${GO}[\\s\\S]*Second run[\\s\\S]*${NO_GO}`));
    assert.match(page, /payments runs without BANK_CLIENT_SECRET[\s\S]*worse[\s\S]*nothing → blocker/);
    assert.match(page, /Pay<\/strong>[\s\S]*1\.0 s → 4\.0 s \(\+3\.0 s\)/);
    for (const id of [GO, NO_GO]) {
      assert.match(page, new RegExp(`<img src="/runs/${id}/attachments/pay\\.png"`));
      assert.equal((await fetch(`${url}/runs/${id}/attachments/pay.png`)).headers.get('content-type'), 'image/png');
    }
    assert.match(await get(`/compare?run=${GO}`), /Choose two runs: 1 was chosen/);
    const unknown = await fetch(`${url}/compare?run=${GO}&run=nowhere`);
    assert.equal(unknown.status, 404);
    assert.match(await unknown.text(), /neither an environment nor a run/);
  });

  it('renders the page of a run that has none, and says where a run can’t be read', async () => {
    assert.match(await get('/runs/2026-11-17T093000-aaaa/'), /<!doctype html>[\s\S]*Zoë pays/);
    const broken = await fetch(`${url}/runs/half-written/`);
    assert.equal(broken.status, 404);
    assert.match(await broken.text(), /This run can’t be read/);
  });

  it('has no news of a run that is over, and none of one that never was', async () => {
    assert.equal((await asked(url, `/runs/${GO}/live/parts?since=0`)).status, 204);
    assert.equal((await asked(url, '/runs/nowhere/live/parts?since=0')).status, 404);
  });

  it('gives nothing that lies outside a run, however it is asked for', async () => {
    const paths = [
      '/runs/../secret.txt',
      '/runs/..%2fsecret.txt',
      '/runs/%2e%2e/secret.txt',
      `/runs/${GO}/../../secret.txt`,
      `/runs/${GO}/..%2f..%2fsecret.txt`,
      `/runs/${GO}/..%5c..%5csecret.txt`,
      `/runs/${GO}/%2e%2e%2f%2e%2e%2fsecret.txt`,
      `/runs/${GO}/link.txt`,
      `/runs/${GO}/up/secret.txt`,
      `/runs/${GO}/up/`,
      '/runs/linked/secret.txt',
      `/runs/${GO}/${encodeURIComponent(join(reports, 'secret.txt'))}`,
      `/runs/${GO}//secret.txt`,
      `/runs/${GO}/run.json%00.txt`,
      '/runs/%E0%A4/',
      '/runs//secret.txt',
      '/secret.txt',
    ];
    for (const path of paths) {
      const { status, body } = await asked(url, path);
      assert.equal(status, 404, path);
      assert.doesNotMatch(body, /not for anybody/, path);
    }
  });

  it('answers only what reads, and only by names of this machine', async () => {
    const { port } = new URL(url);
    assert.equal((await asked(url, '/', { method: 'POST' })).status, 405);
    assert.equal((await asked(url, '/', { method: 'HEAD' })).body, '');
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', 'localhost.evil.example']) {
      assert.equal((await asked(url, '/', { host })).status, 421, host);
    }
    // A port that was forwarded is still this machine.
    assert.equal((await asked(url, '/', { host: '127.0.0.1:80' })).status, 200);
    const { headers } = await fetch(url);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('x-frame-options'), 'DENY');
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
  });

  it('runs nothing that a run kept, and shows hostile texts as texts', async () => {
    const { page, said } = await opened(`/runs/${GO}/attachments/page.html`);
    assert.equal(await page.title(), '');
    assert.match(await page.locator('body').innerText(), /kept from the bank/);
    for (const path of [
      '/',
      '/runs',
      `/runs?environment=${encodeURIComponent(HOSTILE)}`,
      `/compare?run=${encodeURIComponent(HOSTILE)}&run=x`,
    ]) {
      await page.goto(url + path);
      assert.doesNotMatch(await page.title(), /owned$/, path);
      assert.equal(await page.evaluate(OVERFLOW), 0, path);
    }
    assert.deepEqual(
      said.filter((text) => !/sandboxed|404/.test(text)),
      [],
    );
    await page.context().close();
  });

  it('has no barrier that axe knows, in light and dark, and fits a phone', async () => {
    const { page } = await opened('/');
    for (const path of ['/', '/runs?q=staging', '/compare', `/compare?run=${GO}&run=${NO_GO}`]) {
      await page.goto(url + path);
      await assertNoBarrier(page);
      await page.setViewportSize({ width: 390, height: 844 });
      assert.equal(await page.evaluate(OVERFLOW), 0, path);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    await page.context().close();
  });

  it('shows a new run without being reloaded, and keeps what was chosen and written', async () => {
    const { page, said } = await opened('/runs?environment=staging');
    await page.getByRole('checkbox').nth(1).check();
    await page.getByLabel('Words').fill('half a word');
    keepRun(reports, { id: '2026-11-20T093000-cccc' }, samples.go.verdict);
    await expect(page.getByRole('checkbox')).toHaveCount(3);
    await expect(page.getByRole('checkbox', { name: GO })).toBeChecked();
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1);
    await expect(page.getByLabel('Words')).toHaveValue('half a word');
    assert.deepEqual(said, []);
    await page.context().close();
  });

  async function opened(path: string, options: Parameters<Browser['newContext']>[0] = {}) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page: Page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(url + path);
    return { page, said };
  }
});

describe('the command rehearse report --serve', () => {
  it('says where it serves, refuses a port that is taken, and ends well on Ctrl-C with nothing left', async (t) => {
    const reports = temporaryFolder(t);
    const serving = startRehearse(t, ['report', '--serve', '--json', '--reports', reports]);
    const waited = await waitFor(async () => /"url": "([^"]+)"/.exec(serving.printed())?.[1], { withinMs: 20_000 });
    assert.ok(waited.arrived, serving.printed());
    assert.match(await (await fetch(waited.value)).text(), /No run has been kept here yet/);
    const { port } = new URL(waited.value);
    const second = await rehearse(t, ['report', '--serve', '--port', port, '--reports', reports]);
    assert.equal(second.exitCode, 2);
    assert.match(second.stderr, /can't be served on port \d+\n {2}why: something else listens there/);
    serving.child.kill('SIGINT');
    assert.equal((await serving.ended).exitCode, 0);
    assert.deepEqual(await serving.leftAfter(2000), []);
  });
});

/** What is asked for as it is written: no part of the path is put right before. */
function asked(url: string, path: string, { method = 'GET', host }: { method?: string; host?: string } = {}) {
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const headers = host === undefined ? {} : { host };
    const sent = request({ hostname, port, path, method, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, body }));
    });
    sent.on('error', reject).end();
  });
}
