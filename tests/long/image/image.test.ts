import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { listening } from '../../helpers/listening.ts';
import { projectFolder } from '../../helpers/rehearse-command.ts';

const execute = promisify(execFile);
const OPTIONS = { maxBuffer: 50_000_000 };
/** Making Debian and the image takes minutes, and an engine that can reach packages. */
const skip =
  process.env.REHEARSE_IMAGE_TEST === '1'
    ? false
    : 'it takes minutes, an engine for containers and debootstrap: REHEARSE_IMAGE_TEST=1 npm run test:long -- image';

const DEFINITION = `
import { defineEnvironment } from 'dress-rehearsal';

export default defineEnvironment(({ variable }) => ({
  identity: { id: 'shop-1', proofs: [{ kind: 'http', url: \`\${variable('SHOP_URL')}/config.json\`, pointer: '/id' }] },
  owner: { name: 'Shop team', timeZone: 'Europe/Berlin', workingHours: '09:00-17:00', contact: '#shop' },
  sources: [],
  entrance: 'shop',
  services: { shop: { url: variable('SHOP_URL'), public: true } },
}));
`;
const CONFIGURATION = `
import { rehearsalConfig } from 'dress-rehearsal/playwright';
export default rehearsalConfig(import.meta.dirname);
`;
const SCENARIO = `
import { expect, test } from 'dress-rehearsal/test';
test('A visitor opens the shop', async ({ page }) => {
  await test.step('The visitor opens the shop', async () => {
    await page.goto('/');
    await expect(page.getByRole('heading')).toHaveText('Shop');
  });
});
`;

/** A project without packages of its own, in a folder that is mounted; its reports can be written by anybody. */
function mountedProject(folder: string): void {
  for (const name of ['environments', 'scenarios', 'reports']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'environments/staging.ts'), DEFINITION);
  writeFileSync(join(folder, 'playwright.config.ts'), CONFIGURATION);
  writeFileSync(join(folder, 'scenarios/visit.spec.ts'), SCENARIO);
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'reports'), 0o777);
}

test('the image checks and rehearses a mounted project, as no root, on a file system that can’t be written', {
  skip,
}, async (t) => {
  const base = await execute(process.execPath, [join(projectFolder, 'scripts/image/base.ts')], OPTIONS);
  const context = mkdtempSync(join(tmpdir(), 'image-'));
  const project = mkdtempSync(join(tmpdir(), 'shop-'));
  t.after(() => {
    for (const folder of [context, project]) rmSync(folder, { recursive: true, force: true });
  });
  copyFileSync(join(projectFolder, 'image/Dockerfile'), join(context, 'Dockerfile'));
  await execute('npm', ['pack', '--pack-destination', context], { ...OPTIONS, cwd: projectFolder });
  const image = 'rehearse-image-test';
  const build = ['build', '--network', 'host', '--build-arg', `BASE=${base.stdout.trim()}`, '--tag', image, context];
  await execute('docker', build, OPTIONS);
  t.after(() => execute('docker', ['rmi', '--force', image]));
  mountedProject(project);
  const shop = createServer(({ url }, response) => {
    response.setHeader('content-type', url === '/config.json' ? 'application/json' : 'text/html');
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-security-policy', "default-src 'self'; frame-ancestors 'none'");
    response.end(url === '/config.json' ? '{"id":"shop-1"}' : '<!doctype html><title>Shop</title><h1>Shop</h1>');
  });
  const address = `http://127.0.0.1:${await listening(t, shop)}`;
  const inside = (...command: readonly string[]) =>
    execute('docker', [
      ...['run', '--rm', '--init', '--read-only', '--tmpfs', '/tmp', '--network', 'host', '--cap-drop', 'ALL'],
      ...['--security-opt', 'no-new-privileges', '-e', `SHOP_URL=${address}`, '-v', `${project}:/project`],
      ...[image, ...command],
    ]);
  assert.match((await inside('check', '--env', 'staging')).stdout, /staging is fit for the demo/);
  assert.match((await inside('run', '--env', 'staging')).stdout, /^(GO|RISK) {2}staging/m);
});
