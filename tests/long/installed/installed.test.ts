import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ENTRY_POINTS, LOADING, TYPED } from './entry-points.ts';
import { ForeignRepository } from './foreign-repository.ts';
import { type Packed, pack } from './packed.ts';
import { openShop } from './shop.ts';
import { SHOP_FILES } from './shop-files.ts';

const OLDEST_PLAYWRIGHT = '1.57.0';
const NEWEST_PLAYWRIGHT = '1.65.1';
const PNPM = '12.21.0';
const OTHER_NODES = ['22.22.0', '26.10.0'];
const NPM_INSTALL = ['install', '--save-dev', '--no-audit', '--prefer-offline'];
const NEEDED = [`@playwright/test@${OLDEST_PLAYWRIGHT}`, 'typescript@7.0.2', '@types/node@24.19.2'];
const MODULE_CONFIGURATION = `
import { rehearsalConfig } from 'dress-rehearsal/playwright';

export default rehearsalConfig(import.meta.dirname);
`;
const COMMAND = 'node_modules/dress-rehearsal/dist/cli/rehearse.mjs';

let ground: string;
let packed: Packed;
/** The repository that npm installs into; as `npm init` makes it, a CommonJS one. */
let withNpm: ForeignRepository;
let withPnpm: ForeignRepository;

before(async () => {
  ground = mkdtempSync(join(tmpdir(), 'installed '));
  packed = await pack(ground);
  withNpm = repository('with-npm', { type: 'commonjs' });
  withPnpm = repository('with-pnpm', { type: 'module' });
  withPnpm.write({ 'playwright.config.ts': MODULE_CONFIGURATION });
  // Most of the time is spent waiting for the registry.
  await Promise.all([
    installs(withNpm, 'npm', [...NPM_INSTALL, packed.tarball, ...NEEDED]),
    installWithPnpm(),
    ...OTHER_NODES.map(async (version) => {
      const home = new ForeignRepository(join(ground, `node-${version}`));
      home.write({ 'package.json': JSON.stringify({ private: true, allowScripts: { node: true } }) });
      await installs(home, 'npm', [...NPM_INSTALL, `node@${version}`]);
    }),
  ]);
});

after(() => rmSync(ground, { recursive: true, force: true }));

test('a repository that has it from npm, with an old Playwright and CommonJS, checks and rehearses: go', async () => {
  await assertGoes(withNpm);
  assert.ok(existsSync(join(withNpm.folder, 'node_modules/.cache/dress-rehearsal')));
  assert.ok(!existsSync(join(withNpm.folder, 'node_modules/dress-rehearsal/.rehearse')));
});

test('a repository that has it from pnpm, where no package sees what it does not name: go', async () => {
  await assertGoes(withPnpm);
});

test('the package holds compiled rooms, the pages that messages name, and nothing that only the clone needs', () => {
  const code = packed.files.filter((file) => !PAGE.test(file));
  const rooms = new Set(code.map((file) => file.split('/').slice(0, 2).join('/')));
  assert.deepEqual(
    [...rooms].filter((room) => !ROOMS.includes(room)),
    [],
  );
  assert.deepEqual(
    code.filter((file) => !/\.(?:js|mjs|d\.ts|d\.mts|map|css|yaml|json)$/.test(file) && !PLAIN.includes(file)),
    [],
  );
  assert.ok(packed.files.includes('docs/environments.md'));
  assert.deepEqual(
    code.filter((file) => /\.test\.|sample-platform|(?<!\.d)\.ts$/.test(file) && !SAMPLE.test(file)),
    [],
  );
});

const PLAIN = ['LICENSE', 'README.md'];
const PAGE = /^docs\/[a-z-]+\.md$/;
/** What says, in an install, that the sample platform is not in it. */
const SAMPLE = /^dist\/cli\/sample\/sample-platform\./;
const ROOMS = [
  ...PLAIN,
  'package.json',
  ...[
    'cli',
    'environments',
    'fixtures',
    'mocks',
    'model',
    'package',
    'readiness',
    'reports',
    'support',
    'surge',
    'verdict',
  ].map((room) => `dist/${room}`),
];

test('every entry point has types, however the repository resolves modules', async () => {
  withNpm.write({ 'typed.mts': TYPED });
  for (const [module, resolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ]) {
    const options = ['--noEmit', '--strict', '--target', 'es2024', '--module', `${module}`];
    const files = ['typed.mts', 'environments/own.ts', 'scenarios/order.spec.ts'];
    const { exitCode, printed } = await withNpm.runs('node_modules/typescript/bin/tsc', [
      ...options,
      ...['--moduleResolution', `${resolution}`, '--allowImportingTsExtensions', '--skipLibCheck', '--types', 'node'],
      ...files,
    ]);
    assert.equal(exitCode, 0, `${resolution}: ${printed}`);
  }
});

for (const version of OTHER_NODES) {
  test(`it works under Node ${version}, without a warning before its own words`, async () => {
    const node = join(ground, `node-${version}`, 'node_modules/node/bin/node');
    await using shop = await openShop();
    const env = { SHOP_URL: shop.url };
    const loaded = await withNpm.runs('-e', [LOADING], { node });
    assert.equal(loaded.printed.trim(), ENTRY_POINTS.join(' '));
    const help = await withNpm.runs(COMMAND, ['--help'], { node });
    assert.match(help.printed, /^Usage: rehearse /);
    const check = await withNpm.runs(COMMAND, ['check', '--env', 'own'], { node, env });
    assert.equal(check.exitCode, 0, check.printed);
    assert.doesNotMatch(check.printed, /Warning/);
  });
}

test('where there is no browser the run is inconclusive, and says how to install one', async () => {
  await using shop = await openShop();
  const env = { SHOP_URL: shop.url, PATH: ground, PLAYWRIGHT_BROWSERS_PATH: ground, REHEARSE_BROWSER: '' };
  const { exitCode, printed } = await withNpm.runs(COMMAND, ['run', '--env', 'own'], { env });
  assert.equal(exitCode, 3, printed);
  assert.match(printed, /There is no browser to rehearse with .* do: npx playwright install chromium/);
});

test('what needs the sample platform says that it comes with the repository', async () => {
  for (const args of [['stage'], ['incidents'], ['run', '--env', 'own', '--incident', 'job-absent']]) {
    const { exitCode, printed } = await withNpm.runs(COMMAND, args, { env: { SHOP_URL: 'http://127.0.0.1:9' } });
    assert.equal(exitCode, 2, printed);
    assert.match(printed, /needs the sample platform\n {2}why: it comes with the repository of rehearse and not with/);
  }
});

test('what needs a package that is not installed says which, and how to install it', async () => {
  withNpm.write({ 'environments/observed.ts': OBSERVED });
  const env = { SHOP_URL: 'http://127.0.0.1:9', ORDERS: 'postgres://127.0.0.1:9/orders' };
  const { printed } = await withNpm.runs(COMMAND, ['check', '--env', 'observed'], { env });
  assert.match(
    printed,
    /\? unknown reachable\/orders: not known: it needs the package pg, which is not installed: npm/,
  );
  assert.match(printed, /npm install --save-dev "dockerode@\^5/);
});

const OBSERVED = `
import { extendEnvironment } from 'dress-rehearsal';
import own from './own.ts';

export default extendEnvironment(own, ({ secret }) => ({
  identity: { id: 'observed', proofs: [{ kind: 'docker', container: 'shop' }] },
  databases: { orders: { url: secret('ORDERS') } },
  jobs: { packing: { schedule: '* * * * *', sources: [{ kind: 'docker', container: 'packing' }] } },
}));
`;

async function assertGoes(foreign: ForeignRepository): Promise<void> {
  await using shop = await openShop();
  const env = { SHOP_URL: shop.url };
  const check = await foreign.runs(COMMAND, ['check', '--env', 'own'], { env });
  assert.equal(check.exitCode, 0, check.printed);
  const run = await foreign.runs(COMMAND, ['run', '--env', 'own'], { env });
  assert.equal(run.exitCode, 0, run.printed);
  assert.match(run.printed, /^GO {2}own$/m);
  const page = readFileSync(join(foreign.folder, 'reports/latest/index.html'), 'utf8');
  assert.match(page, /a customer orders and sees it packed/);
}

function repository(name: string, manifest: object): ForeignRepository {
  const foreign = new ForeignRepository(join(ground, name));
  foreign.write({ 'package.json': JSON.stringify({ name, private: true, ...manifest }), ...SHOP_FILES });
  return foreign;
}

async function installs(foreign: ForeignRepository, program: string, args: readonly string[]): Promise<void> {
  const { exitCode, printed } = await foreign.command(program, args);
  assert.equal(exitCode, 0, printed);
}

async function installWithPnpm(): Promise<void> {
  const home = new ForeignRepository(join(ground, 'pnpm'));
  home.write({ 'package.json': JSON.stringify({ private: true }) });
  await installs(home, 'npm', [...NPM_INSTALL, `pnpm@${PNPM}`]);
  const pnpm = join(home.folder, 'node_modules/.bin/pnpm');
  await installs(withPnpm, pnpm, ['add', '-D', packed.tarball, `@playwright/test@${NEWEST_PLAYWRIGHT}`]);
}
