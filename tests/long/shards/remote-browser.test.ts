import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { z } from 'zod';
import { verdictSchema } from '../../../model/verdict.ts';
import { browserLaunch } from '../../../support/browser.ts';
import { waitFor } from '../../../support/wait.ts';
import { env } from '../../check/small-platform.ts';
import { firstOfFreePorts } from '../../helpers/free-ports.ts';
import { projectFolder, startMarked, startRehearse } from '../../helpers/rehearse-command.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { smallRehearsal } from '../../rehearsal/small-rehearsal.ts';
import { kept } from '../../shards/sharded-project.ts';

const browsersSchema = z.object({ browsers: z.array(z.object({ name: z.string(), revision: z.string() })) });
const playwright = dirname(createRequire(join(projectFolder, 'package.json')).resolve('@playwright/test/package.json'));

/** Where Playwright's own server finds the browser of this machine, in a folder laid out as its own. */
function browsersFolder(context: TestContext): Record<string, string> {
  const { executablePath } = browserLaunch();
  if (executablePath === undefined) return {};
  const list = createRequire(join(playwright, 'package.json')).resolve('playwright-core/package.json');
  const { browsers } = browsersSchema.parse(JSON.parse(readFileSync(join(dirname(list), 'browsers.json'), 'utf8')));
  const revision = browsers.find(({ name }) => name === 'chromium-headless-shell')?.revision ?? '';
  const folder = temporaryFolder(context);
  const place = join(folder, `chromium_headless_shell-${revision}/chrome-headless-shell-linux64`);
  mkdirSync(place, { recursive: true });
  symlinkSync(executablePath, join(place, 'chrome-headless-shell'));
  return { PLAYWRIGHT_BROWSERS_PATH: folder };
}

test('scenarios are played in a browser of Playwright’s own server, and its address is nowhere', async (t) => {
  const rehearsal = await smallRehearsal(
    t,
    `test('first', ({ page }) => test.step('A page', async () => {
  const { createServer } = await import('node:http');
  const server = createServer((_, response) => response.end('<h1>of this machine</h1>'));
  await new Promise((up) => server.listen(0, '127.0.0.1', up));
  await page.goto('http://127.0.0.1:' + server.address().port);
  if ((await page.textContent('h1')) !== 'of this machine') throw new Error('another page');
  server.close();
}));`,
    `browser: { endpoint: secret('STAGING_BROWSERS') },`,
  );
  writeFileSync(
    join(rehearsal.project, 'playwright.config.ts'),
    `import { rehearsalConfig } from ${JSON.stringify(join(projectFolder, 'environments/playwright-config.ts'))};
export default rehearsalConfig(import.meta.dirname);`,
  );
  const port = await firstOfFreePorts();
  const address = `ws://127.0.0.1:${port}/a-long-word-that-nobody-knows`;
  const args = [join(playwright, 'cli.js'), 'run-server', '--port', String(port), '--path', new URL(address).pathname];
  const server = startMarked(t, args, { env: browsersFolder(t) });
  const run = async (endpoint: string) => {
    const options = { cwd: rehearsal.project, env: { ...env, STAGING_BROWSERS: endpoint } };
    return startRehearse(t, ['run', '--env', 'staging', '--no-traces'], options).ended;
  };
  assert.ok(
    (await waitFor(async () => (/Listening/.test(server.printed()) ? true : undefined), { withinMs: 30_000 })).arrived,
  );

  const { exitCode, stdout, stderr } = await run(address);
  assert.equal(exitCode, 0, stdout + stderr);
  server.child.kill('SIGTERM');
  await server.ended;
  const gone = await run(address);
  assert.equal(gone.exitCode, 3, gone.stderr);
  const { doubts } = verdictSchema.parse(kept(join(rehearsal.project, 'reports/latest'), 'verdict.json'));
  assert.match(doubts[0]?.cause ?? '', /the browsers at STAGING_BROWSERS can’t be reached \(ECONNREFUSED\)/);
  for (const text of [stdout, stderr, gone.stdout, gone.stderr]) assert.ok(!text.includes('nobody-knows'));
});
