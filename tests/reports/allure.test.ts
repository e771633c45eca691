import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { chromium } from '@playwright/test';
import { runFolder } from '../../model/run-folder.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import { makeAllureReport } from '../../reports/allure/allure-report.ts';
import { offlinePage } from '../../reports/allure/offline.ts';
import { renderRun } from '../../reports/render-run.ts';
import { browserLaunch } from '../../support/browser.ts';
import { Problem } from '../../support/problem.ts';
import { pngOf } from './png.ts';
import { samples } from './samples.ts';

const isInstalled = (() => {
  try {
    createRequire(import.meta.url).resolve('allure');
    return true;
  } catch {
    return false;
  }
})();

const result = {
  uuid: '3f6902f7-ebfe-435d-ae7f-ed7f27a7be9a',
  name: 'Zoë pays </script><script>document.title="owned"</script>',
  historyId: 'pay',
  status: 'passed',
  stage: 'finished',
  start: 1,
  stop: 2,
  labels: [],
  attachments: [{ name: 'trace', source: 'a-attachment.zip', type: 'application/vnd.allure.playwright-trace' }],
  steps: [
    {
      name: 'Pay',
      status: 'passed',
      stage: 'finished',
      start: 1,
      stop: 2,
      steps: [],
      attachments: [{ name: 'receipt', source: 'b-attachment.png', type: 'image/png' }],
    },
  ],
};

/** What stands in for Allure's command where only what becomes of its files matters: it puts what it was given among them. */
const GENERATES = `
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const [config, , , results] = process.argv.slice(4);
const { output, plugins } = JSON.parse(readFileSync(config, 'utf8'));
if (plugins.awesome.options.singleFile) process.exit(9);
if (Object.keys(process.env).some((name) => /TOKEN|SECRET/.test(name))) process.exit(8);
if (process.env.GIT_CEILING_DIRECTORIES !== process.cwd().replace(/[\\\\/][^\\\\/]+$/, '')) process.exit(7);
mkdirSync(output);
cpSync(results, output + '/widgets', { recursive: true });
writeFileSync(output + '/app.js', 'const viewer = "https://trace.playwright.dev";');
writeFileSync(output + '/index.html', \`<head><meta charset="utf-8"></head><script defer src="app.js"></script>
<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
<script>
  window.dataLayer = window.dataLayer || [];
  gtag('js', new Date());
</script>\`);
`;

describe('Allure’s report of a run', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'allure '));
    const paths = runFolder(folder);
    const { run, readiness, verdict } = samples.decided;
    await writeArtefact(paths.run, run);
    await writeArtefact(paths.readiness, readiness);
    await writeArtefact(paths.verdict, verdict);
    await writeFile(paths.journal, '');
    await mkdir(paths.allureResults);
    await writeFile(join(paths.allureResults, 'a-result.json'), JSON.stringify(result));
    await writeFile(join(paths.allureResults, 'c-result.json'), '{"uuid": "cut o');
    await writeFile(join(paths.allureResults, 'a-attachment.zip'), 'a trace');
    await writeFile(join(paths.allureResults, 'b-attachment.png'), pngOf(4, 4, [1, 2, 3]));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('opens from disk with the verdict in it, and nothing is asked of anywhere else', {
    skip: !isInstalled,
  }, async () => {
    const { page, opensFromDisk } = await makeAllureReport(runFolder(folder));
    assert.ok(opensFromDisk);
    const html = await readFile(page, 'utf8');
    assert.doesNotMatch(html, /googletagmanager|gtag\(/);
    const requests: string[] = [];
    const said: string[] = [];
    const browser = await chromium.launch(browserLaunch({ headed: false }));
    try {
      const tab = await browser.newPage();
      tab.on('request', (request) => requests.push(request.url()));
      tab.on('console', (message) => said.push(message.text()));
      tab.on('pageerror', (error) => said.push(error.message));
      await tab.goto(`file://${encodeURI(page)}`);
      await tab.getByText('No-go', { exact: true }).waitFor();
      await tab.getByText('Global Errors').click();
      await tab.getByText(/Blocker: payments runs without BANK_CLIENT_SECRET/).waitFor();
      await tab.getByText(/Owner: Platform team, #team-platform/).waitFor();
      assert.notEqual(await tab.title(), 'owned');
    } finally {
      await browser.close();
    }
    assert.deepEqual(
      requests.filter((url) => !/^(?:file|data|blob):/.test(url)),
      [],
    );
    assert.deepEqual(said, []);
    const left = await readdir(folder);
    assert.ok(!left.some((name) => name.includes('unfinished')), left.join(' '));
    await renderRun(folder);
    assert.match(await readFile(runFolder(folder).page, 'utf8'), /href="allure-report\/index\.html"/);
  });

  it('is of many files where there is too much for one, and says that these have to be served', async () => {
    const command = join(folder, 'generates.mjs');
    await writeFile(command, GENERATES);
    const { opensFromDisk, page } = await makeAllureReport(runFolder(folder), { command, mostBytesInOneFile: 10 });
    assert.equal(opensFromDisk, false);
    const made = join(page, '..');
    assert.doesNotMatch(await readFile(page, 'utf8'), /googletagmanager|gtag/);
    assert.match(await readFile(page, 'utf8'), /<script defer src="app\.js">/);
    assert.equal(await readFile(join(made, 'app.js'), 'utf8'), 'const viewer = "about:blank";');
    const given = await readdir(join(made, 'widgets'));
    assert.ok(given.includes('b-attachment.png') && given.includes('environment.properties'));
    assert.ok(!given.some((name) => /\.zip$|^c-/.test(name)), 'the trace is in the run’s own folder');
    assert.deepEqual(JSON.parse(await readFile(join(made, 'widgets', 'a-result.json'), 'utf8')), {
      ...result,
      attachments: [],
    });
    await renderRun(folder);
    assert.match(await readFile(runFolder(folder).page, 'utf8'), /npx allure open allure-report/);
  });

  it('tells whoever has no results, or whose Allure fails, what to do, and leaves nothing behind', async () => {
    const command = join(folder, 'fails.mjs');
    await writeFile(command, 'process.exit(3)');
    await assert.rejects(
      makeAllureReport(runFolder(folder), { command }),
      (error) => error instanceof Problem && /ended with 3/.test(error.why),
    );
    await rm(runFolder(folder).allureResults, { recursive: true });
    await assert.rejects(
      makeAllureReport(runFolder(folder), { command }),
      (error) => error instanceof Problem && /kept no results/.test(error.why),
    );
    assert.ok(!existsSync(`${runFolder(folder).allureReport}.unfinished`));
  });

  it('tells any Allure of the verdict beside its results, with every sign in it', async () => {
    await renderRun(folder);
    const results = runFolder(folder).allureResults;
    const properties = await readFile(join(results, 'environment.properties'), 'utf8');
    assert.match(properties, /^Outcome=No-go\nWhy=payments on staging has no BANK_CLIENT_SECRET/);
    assert.match(properties, /\nDemo=The autumn demo for investors, Fri 20 Nov 2026, 15:30 UTC\n/);
    assert.match(await readFile(join(results, 'verdict-globals.json'), 'utf8'), /What to do: Set BANK_CLIENT_SECRET/);
    assert.match(await readFile(join(results, 'executor.json'), 'utf8'), /"rehearse"/);
  });
});

describe('a page of Allure’s, taken offline', () => {
  it('loses every script from outside, and gets a policy that would stop another', () => {
    const page = offlinePage(
      '<meta charset="utf-8"><script async src="https://a.example/x.js"></script><script src="//b.example/y.js"></script><script src="app.js"></script>',
    );
    assert.doesNotMatch(page, /example/);
    assert.match(page, /<script src="app\.js">/);
    assert.match(page, /Content-Security-Policy" content="default-src 'none'/);
    for (const other of ['<HEAD lang="en"><script>1</script>', '<script>1</script>'])
      assert.match(offlinePage(other), /Content-Security-Policy.*<script>/s, 'a page that begins in another way');
  });
});
