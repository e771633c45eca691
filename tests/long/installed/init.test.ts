import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ForeignRepository } from './foreign-repository.ts';
import { type Packed, pack } from './packed.ts';
import { openShop } from './shop.ts';
import { TEAM_SCENARIO, teamFiles } from './team-files.ts';

const TEAMS_PLAYWRIGHT = '1.60.0';
const NPM_INSTALL = ['install', '--save-dev', '--no-audit', '--prefer-offline'];
const COMMAND = 'node_modules/dress-rehearsal/dist/cli/rehearse.mjs';
const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js';
const AUTHOR = ['-c', 'user.name=Ada', '-c', 'user.email=ada@shop.example'];
const OWN_TESTS = ['an order is taken', 'the shop has a page'];
const WRITTEN = [
  '?? .github/workflows/rehearse.yml',
  '?? environments/.env.local.example',
  '?? environments/local.ts',
  '?? environments/teams.ts',
  '?? rehearse.config.ts',
  '?? scenarios/first-page.scenario.ts',
];

let ground: string;
let repository: ForeignRepository;
/** Where the shop is published: nobody listens there unless it is open. */
let port: number;

before(async () => {
  ground = mkdtempSync(join(tmpdir(), 'begun '));
  port = await freePort();
  repository = new ForeignRepository(join(ground, 'shop'));
  repository.write(teamFiles(port));
  const [packed] = await Promise.all([pack(ground), installsItsSuite()]);
  await install(packed);
});

after(() => rmSync(ground, { recursive: true, force: true }));

test('from init to the first no-go to go, in a repository with a Playwright suite that stays as it was', async () => {
  assert.match(
    await ends(0, COMMAND, 'init', '--yes'),
    /services {3}web\n {2}jobs {7}packing\n {2}pipelines {2}deploy/,
  );
  assert.deepEqual((await git('status', '--porcelain', '-uall')).sort(), [' M .gitignore', ...WRITTEN]);

  const first = await ends(1, COMMAND, 'check');
  for (const found of [
    '✗ fail    reachable/web: no answer: nobody listens at its address (ECONNREFUSED)',
    '✗ fail    configuration/web/POSTAGE_KEY: POSTAGE_KEY is not set',
    '✗ fail    job/packing: packing was never deployed here',
    '! warn    identity/local: nothing there says where this is',
    '✓ pass    pipeline/deploy/configuration: there, last changed by Ada',
  ]) {
    assert.ok(first.includes(found), `${found}\n${first}`);
  }

  await using _shop = await openShop(port);
  mend();
  const run = await ends(0, COMMAND, 'run');
  assert.match(run, /^GO {2}local$/m);
  const { outcome, risks } = JSON.parse(readFileSync(join(repository.folder, 'reports/latest/verdict.json'), 'utf8'));
  assert.deepEqual({ outcome, risks }, { outcome: 'go', risks: [] });
  assert.match(run, /✓ a customer orders and sees it packed \(3 steps,/);

  await assertOwnSuite();
  const here = (await git('status', '--porcelain', '-uall')).sort();
  assert.deepEqual(here, [' M .gitignore', ...WRITTEN, '?? scenarios/order.scenario.ts']);
  const playwright = readFileSync(join(repository.folder, 'node_modules/@playwright/test/package.json'), 'utf8');
  assert.equal(JSON.parse(playwright).version, TEAMS_PLAYWRIGHT);
});

/** What the team does about the first check: starts the shop, sets the key, says what proves the place and shows the job. */
function mend(): void {
  const file = join(repository.folder, 'environments/local.ts');
  const about = `{ kind: 'http', url: 'http://localhost:${port}/about.json', pointer:`;
  const mended = readFileSync(file, 'utf8')
    .replace(/identity: .*/, `identity: { id: 'shop-here', proofs: [${about} '/place' }] },`)
    .replace(/schedule: .*\n/, (schedule) => `${schedule} sources: [], ranAt: ${about} '/packedAt' },\n`);
  repository.write({ 'environments/local.ts': mended, '.env': 'POSTAGE_KEY=first-class-42\n', ...TEAM_SCENARIO });
}

/** The team's own command plays its own tests, all of them and no other. */
async function assertOwnSuite(): Promise<void> {
  const { suites } = JSON.parse(await ends(0, PLAYWRIGHT, 'test', '--reporter', 'json'));
  assert.deepEqual(
    suites.flatMap(({ file, specs }: { file: string; specs: { title: string; ok: boolean }[] }) =>
      specs.map(({ title, ok }) => [file, title, ok]),
    ),
    OWN_TESTS.map((title) => ['shop.spec.js', title, true]),
  );
}

async function installsItsSuite(): Promise<void> {
  await install({ tarball: `@playwright/test@${TEAMS_PLAYWRIGHT}`, files: [] });
  await using _shop = await openShop(port);
  await assertOwnSuite();
}

async function install({ tarball }: Packed): Promise<void> {
  const { exitCode, printed } = await repository.command('npm', [...NPM_INSTALL, tarball]);
  assert.equal(exitCode, 0, printed);
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('add', '--all');
  await git(...AUTHOR, 'commit', '--quiet', '--message', 'Begin');
}

/** What a program of its node_modules printed that had to end so. */
async function ends(expected: number, script: string, ...args: string[]): Promise<string> {
  const { exitCode, printed } = await repository.runs(script, args);
  assert.equal(exitCode, expected, printed);
  return printed;
}

/** The lines that git printed. */
async function git(...args: string[]): Promise<string[]> {
  const { exitCode, printed } = await repository.command('git', args);
  assert.equal(exitCode, 0, printed);
  return printed.split('\n').filter((line) => line !== '');
}

async function freePort(): Promise<number> {
  await using shop = await openShop();
  return Number(new URL(shop.url).port);
}
