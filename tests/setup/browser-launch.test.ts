import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { chromium } from '@playwright/test';
import { browserLaunch } from '../../support/browser.ts';
import { Problem } from '../../support/problem.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const found = { recordVersion: 1, executablePath: '/b/shell', fullBrowserPath: null, args: ['--no-sandbox'], env: {} };

test('the browser that set-up recorded opens a page', async () => {
  await using browser = await chromium.launch(browserLaunch());
  const page = await browser.newPage();
  await page.setContent('<h1>Hello</h1>');
  assert.equal(await page.getByRole('heading').textContent(), 'Hello');
});

test('where set-up never ran, a browser that this machine has opens a page', async (t) => {
  await using browser = await chromium.launch(browserLaunch({ record: join(temporaryFolder(t), 'browser.json') }));
  assert.equal(await (await browser.newPage()).title(), '');
});

test('where set-up never ran, the browser that REHEARSE_BROWSER names goes before all others', (t) => {
  process.env.REHEARSE_BROWSER = '/b/mine';
  t.after(() => delete process.env.REHEARSE_BROWSER);
  assert.equal(browserLaunch({ record: join(temporaryFolder(t), 'browser.json') }).executablePath, '/b/mine');
});

test('where there is no browser it is a problem that says how to install one', (t) => {
  const before = process.env;
  t.after(() => {
    process.env = before;
  });
  process.env = { ...before, PATH: temporaryFolder(t), PLAYWRIGHT_BROWSERS_PATH: temporaryFolder(t) };
  for (const headed of [false, true]) {
    assert.throws(
      () => browserLaunch({ headed, record: join(temporaryFolder(t), 'browser.json') }),
      (error) => error instanceof Problem && error.remedy.includes('npx playwright install chromium'),
    );
  }
});

test('what a browser needs besides its environment is added to that, not put in its place', (t) => {
  const plain = browserLaunch({ record: write(t, found) });
  assert.deepEqual(plain, { executablePath: '/b/shell', args: ['--no-sandbox'] });
  const { env } = browserLaunch({ record: write(t, { ...found, env: { FONTCONFIG_FILE: '/f' } }) });
  assert.equal(env?.FONTCONFIG_FILE, '/f');
  assert.equal(env?.PATH, process.env.PATH);
});

test('with a window it is the full browser, and a problem where there is none', (t) => {
  const record = write(t, { ...found, fullBrowserPath: '/b/chrome' });
  assert.equal(browserLaunch({ headed: true, record }).executablePath, '/b/chrome');
  assert.throws(() => browserLaunch({ headed: true, record: write(t, found) }), Problem);
});

test('a record that was cut off or comes from another version is a problem that says what to do', (t) => {
  for (const content of ['{"recordVersion":', { ...found, recordVersion: 2 }]) {
    assert.throws(
      () => browserLaunch({ record: write(t, content) }),
      (error) => error instanceof Problem && error.remedy.includes('npm run setup'),
    );
  }
});

function write(t: TestContext, content: object | string): string {
  const path = join(temporaryFolder(t), 'browser.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
