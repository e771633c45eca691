import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { waitFor } from '../../support/wait.ts';
import { readZip } from '../../support/zip.ts';
import { type Ended, rehearse, reportsFolder, startRehearse } from '../helpers/rehearse-command.ts';
import { assertNoCanary } from '../readiness/canary.ts';
import { CANARY as IN_THE_CLUSTER } from '../readiness/kubernetes/recorded-cluster.ts';
import { type CanaryGround, canaryGround, lines } from './canary-ground.ts';
import { carelessProject } from './careless-scenario.ts';

test('no command tells or writes a secret of any place, whether it can be read, fails or throws it back', async (t) => {
  const { project, file } = await canaryGround(t);
  const run = (...args: string[]) => rehearse(t, args, { cwd: project });

  await t.test('check, where every place can be read', async () => {
    const { stdout } = tellsNothing(await run('check', '--env', 'staging'), 1);
    const places = ['written', 'composed', 'contained', 'commanded', 'asked'];
    for (const place of places) assert.match(stdout, new RegExp(`configuration/${place}/PLAIN: PLAIN is no UUID`));
    assert.match(stdout, /configuration\/payments\/ABSENT: ABSENT is not set/);
    assert.match(stdout, /configuration\/wrapped\/.*line 2 is no NAME=value/);
    for (const name of ['git', 'github', 'gitlab'])
      assert.match(stdout, new RegExp(`pipeline/${name}/configuration: there, last changed by Ada`));
    assert.match(stdout, /data\/text: there is another text than/);
    assert.match(stdout, /flag\/news: it is neither on nor off/);
  });

  await t.test('check --json, where every place fails', async () => {
    const { stdout } = tellsNothing(await run('check', '--env', 'broken', '--json'), 1);
    for (const seen of [
      /the engine answers 500/,
      /the kubeconfig cannot be used/,
      /ended with exit code 3/,
      /neither NAME=value nor a name/,
      /took longer than 800 ms/,
      /is no NAME=value/,
      /it is a folder/,
      /it is not YAML/,
      /refuses the user or the password/,
      /is no postgres:\/\/ address/,
      /aborted|socket hang up|ECONNRESET/,
      /Invalid character in header content|cannot be sent/,
    ])
      assert.match(stdout, seen);
  });

  await t.test('check --watch of some, until Ctrl-C', async () => {
    const only = ['--only', 'portal,asked,quoted,wrong,bank'];
    const watching = startRehearse(t, ['check', '--env', 'broken', '--watch', '--every', '5ms', '--json', ...only], {
      cwd: project,
    });
    await waitFor(async () => (/\n.*\n/.test(watching.printed()) || undefined) && true, { withinMs: 30_000 });
    watching.child.kill('SIGINT');
    tellsNothing(await watching.ended, 130);
  });

  await t.test('compare, of what is alike and of what is not', async () => {
    const [alike, unlike] = await Promise.all([
      run('compare', 'staging', 'twin', '--all'),
      run('compare', 'staging', 'broken', '--all', '--json'),
    ]);
    assert.match(tellsNothing(alike, 3).stdout, /job\/nightly\/schedule +something that is no cron pattern/);
    assert.match(tellsNothing(unlike, 1).stdout, /"configuration\/written"/);
  });

  await t.test('run, up to its verdict, with all that it keeps; and its report', async () => {
    const reports = reportsFolder(t).path;
    tellsNothing(await run('run', '--env', 'broken', '--reports', reports), 1);
    tellsNothing(await run('report', '--reports', reports), 0);
    const written = filesIn(reports);
    assert.ok(written.length >= 9, written.join());
    for (const path of written) assertNothing(readFileSync(path, 'utf8'), path);
  });

  await t.test('a definition that is wrong at its secrets', async () => {
    tellsNothing(await wrongDefinition(run, { file }), 2);
  });
});

test('nothing of a secret stays of a scenario that prints it and fails with it: in no trace and no report', async (t) => {
  const token = 'k4narienvogel-of-operations';
  const project = await carelessProject(t, token);
  const reports = reportsFolder(t);
  const ran = tellsNothing(await rehearse(t, ['run', '--env', 'fit', '--reports', reports.path], { cwd: project }), 1);
  assert.match(ran.stdout, /nobody takes \[secret OPERATIONS_TOKEN\]/);
  const told = filesIn(reports.path).flatMap((path) => textsIn(path, readFileSync(path)));
  for (const { text, where } of told) assertNothing(text, where);
  const shown = told.filter(({ text }) => text.includes('[secret OPERATIONS_TOKEN]')).map(({ where }) => where);
  for (const place of [
    'trace.zip!test.trace',
    'playwright/index.html!',
    'allure-results/',
    'journal.jsonl',
    'index.html',
  ])
    assert.ok(
      shown.some((where) => where.includes(place)),
      `${place} is not among ${shown.join(', ')}`,
    );
});

/** What is in a file, and in the files in it where it is a zip or holds one. */
function textsIn(where: string, content: Buffer): { where: string; text: string }[] {
  const text = content.toString('utf8');
  const [, inside] = /data:application\/zip;base64,([A-Za-z0-9+/=]+)/.exec(text) ?? [];
  const zip = where.endsWith('.zip') ? content : inside === undefined ? undefined : Buffer.from(inside, 'base64');
  const entries = zip === undefined ? [] : readZip(zip);
  return [{ where, text }, ...entries.flatMap((entry) => textsIn(`${where}!${entry.name}`, entry.content))];
}

/** A definition that puts secrets where they would be shown. */
async function wrongDefinition(run: (...args: string[]) => Promise<Ended>, { file }: Pick<CanaryGround, 'file'>) {
  file('environments/.env.wrong', lines({ TOKEN: 'k4narienvogel-token', DATABASE_URL: 'https://u:k4narienvogel@h/' }));
  file(
    'environments/wrong.ts',
    `export default ({ secret, variable }) => {
      const token = secret('TOKEN');
      return {
        name: token.reveal(),
        identity: token,
        entrance: token.reveal(),
        owner: { name: 'T', timeZone: token.reveal(), workingHours: token.reveal(), contact: '#t' },
        services: {
          [token.reveal()]: { url: variable('DATABASE_URL') },
          portal: { url: token, uses: [token.reveal()], version: { sameAs: token.reveal() }, sources: [{ kind: token.reveal() }] },
        },
        jobs: { nightly: { url: \`http://\${token}\`, schedule: token.reveal() } },
        databases: { one: { url: variable('DATABASE_URL') } },
        [token.reveal()]: token,
      };
    };`,
  );
  const wrong = await run('check', '--env', 'wrong');
  assert.match(wrong.stderr, /databases\.one\.url/);
  file(
    'environments/wrong.ts',
    `export default ({ secret }) => { throw new Error('no ' + secret('TOKEN').reveal()); };`,
  );
  assert.match(tellsNothing(await run('check', '--env', 'wrong'), 2).stderr, /no \[secret TOKEN\]/);
  file('environments/held.json', 'k4narienvogel-held');
  const parsing = `JSON.parse(readFileSync(new URL('./held.json', import.meta.url), 'utf8'))`;
  file('environments/wrong.ts', `import { readFileSync } from 'node:fs';\nexport default () => ${parsing};`);
  assert.match(tellsNothing(await run('check', '--env', 'wrong'), 2).stderr, /is not valid JSON/);
  return wrong;
}

/** Asserts what a command ended with, and that nothing of a canary is in what it printed. */
function tellsNothing(ended: Ended, exitCode: number): Ended {
  assertNothing(ended.stdout, 'standard output');
  assertNothing(ended.stderr, 'standard error');
  assert.doesNotMatch(ended.stderr, /defect|^\s+at /m);
  assert.equal(ended.exitCode, exitCode, ended.stdout + ended.stderr);
  return ended;
}

function assertNothing(text: string, where: string): void {
  assertNoCanary(text, where);
  assert.ok(!text.includes(IN_THE_CLUSTER), `a canary of the cluster is in ${where}`);
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}
