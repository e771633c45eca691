import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { rehearse } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const DEFINITION = `
export default ({ variable, secret }) => ({
  identity: variable('ENVIRONMENT_ID'),
  owner: { name: 'Shop team', timeZone: 'Europe/Berlin', workingHours: '09:00-17:00', contact: '#shop' },
  operationsToken: secret('OPERATIONS_TOKEN'),
  entrance: 'shop',
  services: { shop: { url: variable('SHOP_URL', 'http://127.0.0.1:1') } },
});
`;

/** A team's repository, in which the project is a folder and pnpm installs. */
function repository(t: TestContext): { root: string; project: string } {
  const root = join(temporaryFolder(t), 'shop');
  const project = join(root, 'demo');
  mkdirSync(join(project, 'environments'), { recursive: true });
  mkdirSync(join(root, '.git'));
  writeFileSync(join(root, 'pnpm-lock.yaml'), '');
  writeFileSync(join(root, 'package.json'), JSON.stringify({ packageManager: 'pnpm@10.0.0' }));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(join(project, 'playwright.config.ts'), 'export default {};');
  writeFileSync(join(project, 'environments/staging.ts'), DEFINITION);
  return { root, project };
}

test('rehearse schedule writes a workflow that is the project’s own, and never over another', async (t) => {
  const { root, project } = repository(t);
  const file = join(root, '.github/workflows/rehearse.yml');
  const args = ['schedule', 'github', '--env', 'staging', '--write'];
  const written = await rehearse(t, args, { cwd: project });
  assert.equal(written.exitCode, 0, written.stderr);
  const text = readFileSync(file, 'utf8');
  assert.match(text, /working-directory: demo/);
  assert.match(text, /pnpm install --frozen-lockfile/);
  assert.match(text, /OPERATIONS_TOKEN: \$\{\{ secrets\.OPERATIONS_TOKEN \}\}/);
  assert.match(text, /SHOP_URL: \$\{\{ vars\.SHOP_URL \}\}/);
  assert.match(text, /path: demo\/reports\/runs\//);
  writeFileSync(file, 'mine');
  const again = await rehearse(t, args, { cwd: project });
  assert.equal(again.exitCode, 2);
  assert.match(again.stderr, /is there already/);
  assert.equal(readFileSync(file, 'utf8'), 'mine');
  assert.equal((await rehearse(t, [...args, '--force'], { cwd: project })).exitCode, 0);
  assert.equal(readFileSync(file, 'utf8'), text);
});

test('what cannot be scheduled is told all at once, in words', async (t) => {
  const { project } = repository(t);
  const wrong = ['--env', 'no such', '--at', '25:00', '--time-zone', 'Mars/$(id)', '--shards', 'many'];
  const { exitCode, stdout, stderr } = await rehearse(t, ['schedule', 'crontab', ...wrong], { cwd: project });
  assert.equal(exitCode, 2);
  assert.equal(stdout, '');
  for (const option of ['--env', '--at', '--time-zone', '--shards'])
    assert.match(stderr, new RegExp(`${option} is not`));
  const unknown = await rehearse(t, ['schedule', 'gitlab', '--env', 'stagin'], { cwd: project });
  assert.match(unknown.stderr, /did you mean staging/);
  const kubernetes = await rehearse(t, ['schedule', 'kubernetes', '--env', 'staging'], { cwd: project });
  assert.match(kubernetes.stderr, /--image is missing/);
});
