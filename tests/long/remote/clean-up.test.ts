import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readArtefact } from '../../../model/artefact.ts';
import { verdictSchema } from '../../../model/verdict.ts';
import { waitFor } from '../../../support/wait.ts';
import { listening } from '../../helpers/listening.ts';
import { projectFolder, reportsFolder, startRehearse } from '../../helpers/rehearse-command.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test('what scenarios leave is taken away: after a failure, after Ctrl-C, and after SIGKILL by the next command', {
  timeout: 180_000,
}, async (t) => {
  const shop = await orders(t);
  const project = projectAt(t, shop.url);
  const reports = reportsFolder(t);
  const start = (...args: string[]) =>
    startRehearse(t, [...args, '--env', 'place', '--reports', reports.path], { cwd: project });
  const playing = () => start('run', '--only', 'hangs', '--no-traces', '--no-pictures');
  const isOrdered = () => waitFor(async () => (shop.kept.size > 0 ? true : undefined), { withinMs: 60_000 });

  await t.test('a scenario that fails; what can not be taken away is a risk', async () => {
    shop.refuses = 'stuck';
    const running = start('run', '--only', 'fails', '--no-traces', '--no-pictures');
    assert.equal((await running.ended).exitCode, 1, running.printed());
    assert.deepEqual([...shop.kept], ['stuck']);
    const { risks } = await readArtefact(reports.latest('verdict.json'), verdictSchema);
    const risk = risks.find(({ rule }) => rule === 'left-behind');
    assert.equal(risk?.title, 'order stuck is still there', running.printed());
    assert.equal(risk?.cause, `DELETE ${shop.url}/orders/{value}: it answers 500`);
  });

  await t.test('Ctrl-C, after what the run before left was taken away first', async () => {
    shop.refuses = '';
    shop.kept.clear();
    const running = playing();
    await isOrdered();
    running.child.kill('SIGINT');
    assert.equal((await running.ended).exitCode, 130, running.printed());
    assert.match(running.printed(), /Left by .*: 1 thing taken away/);
    assert.deepEqual([...shop.kept], []);
  });

  await t.test('SIGKILL, then rehearse clean', async () => {
    const running = playing();
    await isOrdered();
    running.child.kill('SIGKILL');
    await running.ended;
    assert.equal(shop.kept.size, 1);
    const cleaning = start('clean');
    const { exitCode, stdout } = await cleaning.ended;
    assert.equal(exitCode, 0, cleaning.printed());
    assert.match(stdout, /^[\w-]+: 1 thing taken away\n$/);
    assert.deepEqual([...shop.kept], []);
    assert.match((await start('clean').ended).stdout, /^No run left anything on place\./);
  });
});

interface Shop {
  url: string;
  kept: Set<string>;
  /** The order that it does not let go. */
  refuses: string;
}

async function orders(t: TestContext): Promise<Shop> {
  const shop: Shop = { url: '', kept: new Set(), refuses: '' };
  const server = createServer((request, response) => {
    const id = (request.url ?? '').split('/').at(-1) ?? '';
    if (request.method === 'POST') shop.kept.add(id);
    const isRefused = request.method === 'DELETE' && id === shop.refuses;
    if (request.method === 'DELETE' && !isRefused) shop.kept.delete(id);
    response.writeHead(isRefused ? 500 : 200, { 'content-type': 'text/html' }).end('<h1>Shop</h1>');
  });
  shop.url = `http://127.0.0.1:${await listening(t, server)}`;
  return shop;
}

function projectAt(t: TestContext, url: string): string {
  const project = temporaryFolder(t);
  const ours = (path: string) => pathToFileURL(join(projectFolder, path)).href;
  const files = {
    'package.json': '{ "type": "module" }',
    'environments/place.ts': `import { defineEnvironment } from '${ours('package/environments.ts')}';
      export default defineEnvironment(() => ({
        identity: { id: 'shop', proofs: [{ kind: 'command', run: [process.execPath, '-p', '"shop"'] }] },
        owner: { name: 'Web team', timeZone: 'UTC', workingHours: '09:00-17:00', contact: '#web' },
        sources: [],
        entrance: 'shop',
        services: { shop: { url: '${url}', health: { live: '/', ready: '/' } } },
        cleanUp: [{ kind: 'http', url: '${url}/orders/{value}', each: 'order' }],
      }));`,
    'rehearse.config.ts': `import { rehearsalConfig } from '${ours('package/playwright.ts')}';
      export default rehearsalConfig(import.meta.dirname, { retries: 0 });`,
    'scenarios/orders.scenario.ts': `import { expect, test } from '${ours('package/test.ts')}';
      const order = async (page, leaves, id) => {
        leaves('order', id);
        await page.request.post('/orders/' + id);
      };
      test('an order that fails', async ({ page, leaves }) => {
        await test.step('They order', async () => {
          await order(page, leaves, 'stuck');
          throw new Error('no luck');
        });
      });
      test('an order that hangs', async ({ page, leaves, runTag }) => {
        await test.step('They order', async () => {
          await order(page, leaves, runTag);
          await page.waitForTimeout(100_000);
        });
      });`,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), content);
  }
  symlinkSync(join(projectFolder, 'node_modules'), join(project, 'node_modules'));
  return project;
}
