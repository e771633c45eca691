import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Beginning, beginProject } from '../../cli/init/begin-project.ts';
import { clusterName, environmentName, someText, workingHours } from '../../cli/init/options.ts';
import { readRepository } from '../../cli/init/read-repository.ts';
import { outcomeJson, outcomeText } from '../../cli/init/tell.ts';
import { openEnvironment } from '../../environments/load.ts';
import { rehearse } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { type Files, planned, repository } from './repository.ts';

const COMPOSE = 'services:\n  web: { build: ., ports: ["8080:80"] }\n  db: { image: "postgres:16" }\n';

/** What `rehearse init` does in a folder, where nothing is asked. */
async function init(folder: string, more: Partial<Beginning> = {}) {
  const facts = await readRepository(folder);
  const outcome = beginProject(facts, { project: folder, wishes: {}, dryRun: false, now: 1_795_240_804_000, ...more });
  return { outcome, json: outcomeJson(outcome, false), text: outcomeText(outcome, '.') };
}

function everything(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')]),
  );
}

function committed(folder: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@shop.example', ...args], { cwd: folder });
  git('init', '--quiet', '--initial-branch', 'trunk');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Begin');
}

test('a dry run shows all that would be written, and writes nothing', async (t) => {
  const folder = repository(t, { 'compose.yaml': COMPOSE });
  const before = everything(folder);
  const { exitCode, stdout } = await rehearse(t, ['init', '--dry-run', '--ci', 'github'], { cwd: folder });
  assert.equal(exitCode, 0);
  assert.match(stdout, /--- environments\/local\.ts\nimport \{ defineEnvironment \}/);
  assert.match(stdout, /--- \.github\/workflows\/rehearse\.yml\n[\s\S]*docker compose --file compose\.yaml up/);
  assert.match(stdout, /Nothing was written\./);
  assert.deepEqual(everything(folder), before);
});

test('what exists is left, and what is written once is left the second time', async (t) => {
  const suite = "export default { testDir: './e2e' };\n";
  const folder = repository(t, {
    'compose.yaml': COMPOSE,
    'playwright.config.ts': suite,
    '.gitignore': 'node_modules\n/reports/runs',
    'environments/teams.ts': 'export const others = 1;\n',
  });
  const first = await init(folder);
  assert.deepEqual(first.json.created.sort(), [
    'environments/.env.local.example',
    'environments/local.ts',
    'rehearse.config.ts',
    'scenarios/first-page.scenario.ts',
  ]);
  const written = everything(folder);
  assert.equal(written[join(folder, 'playwright.config.ts')], suite);
  assert.equal(written[join(folder, 'environments/teams.ts')], 'export const others = 1;\n');
  const ignored = written[join(folder, '.gitignore')] ?? '';
  assert.ok(ignored.startsWith('node_modules\n/reports/runs\n\n# dress-rehearsal'));
  assert.equal(ignored.split('reports/runs').length, 2);
  const second = await init(folder);
  assert.doesNotMatch(second.text, /created|added to/);
  assert.deepEqual(everything(folder), written);
  assert.equal((await openEnvironment(folder, 'local')).load().owner.name, 'Team of shop');
});

test('all that can be asked can be said by options', async (t) => {
  const folder = repository(t, { 'compose.yaml': COMPOSE });
  const said = [
    '--env',
    'staging',
    '--url',
    'https://staging.shop.example',
    '--entrance',
    'web',
    '--team',
    "Ada's team",
  ];
  const more = ['--contact', '#shop', '--time-zone', 'Asia/Kolkata', '--hours', '10:00-18:30', '--ci', 'gitlab'];
  const { exitCode, stdout } = await rehearse(t, ['init', '--yes', ...said, ...more], { cwd: folder });
  assert.equal(exitCode, 0);
  assert.match(stdout, /npx rehearse check --env staging/);
  const { owner, entrance, services, identity } = (await openEnvironment(folder, 'staging')).load();
  assert.deepEqual(
    [owner.name, owner.contact, owner.timeZone, owner.workingHours.from],
    ["Ada's team", '#shop', 'Asia/Kolkata', '10:00'],
  );
  assert.deepEqual([entrance, services.web?.url], ['web', 'https://staging.shop.example']);
  assert.deepEqual(identity.hosts, ['staging.shop.example']);
  assert.ok(existsSync(join(folder, '.gitlab-ci.yml')));
});

test('what is wished for and is not there is refused before anything is written', async (t) => {
  const folder = repository(t, { 'compose.yaml': COMPOSE });
  await assert.rejects(init(folder, { wishes: { entrance: 'wbe' } }), /no service "wbe"/);
  await assert.rejects(init(folder, { wishes: { compose: 'other.yaml' } }), /no Compose file other\.yaml/);
  for (const [option, value, why] of [
    ['--in', 'nowhere', /There is no folder nowhere/],
    ['--time-zone', 'Mars', /There is no time zone "Mars"/],
  ] as const) {
    const { exitCode, stderr } = await rehearse(t, ['init', option, value], { cwd: folder });
    assert.equal(exitCode, 2);
    assert.match(stderr, why);
  }
  assert.deepEqual(Object.keys(everything(folder)), [join(folder, 'compose.yaml')]);
});

test('options that could be no such thing are refused', () => {
  for (const name of ['Staging', 'a b', '-x', '']) assert.throws(() => environmentName(name));
  for (const hours of ['9-17', '09:00-25:00']) assert.throws(() => workingHours(hours));
  for (const text of ['', ' ', 'a\nb']) assert.throws(() => someText(text));
  assert.throws(() => clusterName("x'"));
});

test('a project deep in a repository has its pipelines and owners from the top of it', async (t) => {
  const { folder } = nested(t);
  const { json } = await init(folder);
  assert.ok(json.created.includes('../../.github/workflows/rehearse.yml'));
  const { pipelines, owner } = (await openEnvironment(folder, 'local')).load();
  assert.equal(pipelines.deploy?.configuration, '.github/workflows/deploy.yml');
  assert.equal(pipelines.deploy?.ref, 'trunk');
  assert.equal(owner.contact, '@acme/tea');
});

function nested(t: TestContext) {
  const top = repository(t, {
    '.github/workflows/deploy.yml': 'jobs: { deploy: {} }',
    CODEOWNERS: '* @acme/all\n/packages/tea/ @acme/tea',
    'packages/tea/package.json': '{ "name": "@acme/tea", "type": "module", "scripts": { "dev": "vite" } }',
  });
  committed(top);
  return { top, folder: join(top, 'packages/tea') };
}

const SHAPES: Readonly<Record<string, Files>> = {
  'nothing at all': {},
  'no TypeScript and no module': { 'package.json': '{ "type": "commonjs", "scripts": { "start": "node server.js" } }' },
  'workspaces that are started one by one': {
    'package.json': '{ "workspaces": ["apps/*"], "scripts": { "dev": "turbo dev" } }',
    'apps/web/package.json': '{ "name": "@acme/web", "scripts": { "dev": "next dev" } }',
    'apps/web/.env.example': 'API_KEY=\n',
    'apps/api/package.json': '{ "name": "@acme/api", "scripts": { "dev": "PORT=4000 node ." } }',
  },
  'a service called bank, and a job and a pipeline of one name': {
    'compose.yaml': 'services: { bank: { build: ., ports: ["81:80"] }, deploy: { build: ., ports: ["82:80"] } }',
    'k8s/job.yaml': 'kind: CronJob\nmetadata: { name: deploy }\nspec: { schedule: "0 1 * * *" }',
    '.github/workflows/deploy.yml': 'jobs: { deploy: {} }',
  },
  'names and texts that would break out of a program': {
    'compose.yaml': `services: { "__proto__": { ports: ["1:80"] }, "a'b": { ports: ["2:80"] }, ok: { build: ., ports: ["3:80"], healthcheck: { test: "curl http://localhost/'}));process.exit(9)//" } } }`,
    'openapi.yaml': 'openapi: 3.0.0\ninfo: { title: "x\\nprocess.exit(9)\\u2028process.exit(9) */", version: "1" }',
    CODEOWNERS: "* @acme/class\n/ok/ @a'b\n",
  },
  'YAML that is broken, endless, or no file': {
    'compose.yaml': `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(200)}]\nc: &c [${'*b,'.repeat(200)}]\nservices: { web: { ports: [*c] } }`,
    'docker-compose.yml': 'services: [',
    'k8s/x.yaml': `kind: Deployment\nmetadata: ${'['.repeat(5000)}`,
    '.env.example': 'not an assignment at all\n',
  },
};

for (const [what, files] of Object.entries(SHAPES)) {
  test(`what is written of ${what} loads as it is`, async (t) => {
    const folder = repository(t, files);
    committed(repositoryWith(folder));
    const { outcome } = await init(folder);
    const environment = (await openEnvironment(folder, outcome.plan.environment)).load();
    assert.ok(environment.services[environment.entrance] !== undefined);
  });
}

/** A commit needs a file. */
function repositoryWith(folder: string): string {
  writeFileSync(join(folder, 'README'), 'Tea\n');
  return folder;
}

test('what can’t be read is said, and no value of an environment file is told anywhere', async (t) => {
  const folder = repository(t, {
    'compose.yaml': `${COMPOSE}  odd: [1]\n`,
    '.env': 'TOKEN=sk_live_5up3rs3cr3t\n',
    '.env.example': 'TOKEN=\n',
    'deploy/compose.yaml': 'services: [',
  });
  const { outcome, text } = await init(folder);
  assert.match(text, /the service odd is left out/);
  assert.match(text, /deploy\/compose\.yaml is left out: it is not YAML/);
  assert.doesNotMatch(JSON.stringify(outcome), /5up3rs3cr3t/);
});

test('where the types of the repository would refuse the definitions, that is said', async (t) => {
  const said = async (options: object) => {
    const files = { 'compose.yaml': COMPOSE, 'tsconfig.json': JSON.stringify({ compilerOptions: options }) };
    return (await init(repository(t, files))).text;
  };
  assert.match(
    await said({ strict: true }),
    /tsconfig\.json refuses imports that end in \.ts.*allowImportingTsExtensions/,
  );
  assert.doesNotMatch(await said({ noEmit: true, allowImportingTsExtensions: true }), /tsconfig/);
});

test('where something else has the place of the definition, that is said', async (t) => {
  const files = { 'compose.yaml': COMPOSE, 'environments/local.ts': 'export const production = false;' };
  const { text } = await init(repository(t, files));
  assert.match(text, /environments\/local\.ts is something else’s: .* --env/);
  assert.match(text, /left +environments\/local\.ts/);
});

test('a file where a folder would be is said before anything is written', async (t) => {
  const folder = repository(t, { 'compose.yaml': COMPOSE, scenarios: 'notes' });
  await assert.rejects(init(folder), { name: 'Problem', message: 'scenarios/first-page.spec.ts cannot be written' });
  assert.ok(!existsSync(join(folder, 'environments')));
});

test('nothing is written through a link that leads out of the repository', async (t) => {
  const folder = repository(t, { 'compose.yaml': COMPOSE });
  const outside = temporaryFolder(t);
  mkdirSync(join(outside, 'scenarios'));
  symlinkSync(join(outside, 'scenarios'), join(folder, 'scenarios'));
  await assert.rejects(init(folder), /scenarios\/first-page\.spec\.ts is not written/);
  assert.deepEqual(readdirSync(join(outside, 'scenarios')), []);
});

test('services of a cluster are those that an Ingress leads to; it is asked only where its context is named', async (t) => {
  const files = {
    'k8s/shop.yaml': `
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { metadata: { labels: { app: web } }, spec: { containers: [{ readinessProbe: { httpGet: { path: /up } }, env: [{ name: KEY, valueFrom: { secretKeyRef: { name: k, key: k } } }] }] } } }
---
kind: Service
metadata: { name: web-http }
spec: { selector: { app: web } }
---
kind: Ingress
metadata: { name: x }
spec: { tls: [{ hosts: [shop.example] }], rules: [{ host: shop.example, http: { paths: [{ path: /, backend: { service: { name: web-http } } }] } }] }
---
kind: CronJob
metadata: { name: invoices, namespace: shop }
spec: { schedule: "0 6 * * *" }
`,
  };
  const { plan } = await planned(t, files);
  assert.equal(plan.environment, 'staging');
  assert.deepEqual(
    plan.services.map(({ name, url, health, keys }) => ({ name, url, health, keys })),
    [{ name: 'web', url: 'https://shop.example', health: { live: '/up', ready: '/up' }, keys: [] }],
  );
  assert.deepEqual([plan.jobs, plan.sources], [[], []]);
  assert.match(plan.notAsked.join(), /the job invoices .* give --context/);
  const folder = repository(t, files);
  await init(folder, { wishes: { context: 'demo-eu' }, ci: 'none' });
  const { services, jobs } = (await openEnvironment(folder, 'staging')).load();
  assert.deepEqual(services.web?.configuration.required, [{ name: 'KEY' }]);
  assert.deepEqual(jobs.invoices?.sources, [
    { kind: 'kubernetes', context: 'demo-eu', namespace: 'shop', workload: '{name}' },
  ]);
});
