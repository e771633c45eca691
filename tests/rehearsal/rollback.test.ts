import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fingerprintSchema } from '../../model/fingerprint.ts';
import { rollbackSchema } from '../../model/rollback.ts';
import { type Verdict, verdictSchema } from '../../model/verdict.ts';
import { waitFor } from '../../support/wait.ts';
import { firstOfFreePorts } from '../helpers/free-ports.ts';
import { type Running, reportsFolder, startRehearse } from '../helpers/rehearse-command.ts';
import { sampleProject } from '../helpers/sample-project.ts';

const OTHER_TENANT = '6d0c3f1e-0000-4000-8000-0000000000aa';
const WITHIN_MS = 90_000;

test('a revert of the last of two bad deployments stays broken; the set before both turns it green', async (t) => {
  const { rehearse, reports, deploy } = await stagedPlatform(t);
  const quick = ['--no-pictures', '--no-traces', '--reports', reports];
  const go = rehearse('run', '--env', 'development', ...quick);
  assert.equal((await go.ended).exitCode, 0, go.printed());
  const [went] = readdirSync(join(reports, 'runs'));

  const watch = rehearse('watch', '--env', 'development', '--every', '200ms', '--once-green', '--json', ...quick);
  await until(watch, () => /Watching development/.test(watch.printed()));
  const heeded = new Set<string>();
  /** The verdict on what is deployed by now: of a run after those heeded before, that saw the services at these commits. */
  const verdictOn = (commits: Record<string, string>) =>
    until(watch, () => {
      const verdicts = verdictsOf(watch).filter(({ run }) => !heeded.has(run));
      const found = verdicts.findIndex(({ run }) => sawThese(join(reports, 'runs', run), commits));
      for (const { run } of verdicts.slice(0, found + 1)) heeded.add(run);
      return verdicts[found];
    });

  const bad = await deploy(
    'payments',
    '--new-commit',
    'Bring the tenants of beta',
    '--set',
    `TENANT_ID=${OTHER_TENANT}`,
  );
  const first = await verdictOn({ payments: bad });
  assert.equal(first.outcome, 'no-go');
  assert.ok(
    first.blockers.some(({ id }) => id.includes('TENANT_ID')),
    JSON.stringify(first.blockers),
  );
  const onTop = await deploy('onboarding', '--new-commit', 'Ask for one document more');
  assert.equal((await verdictOn({ payments: bad, onboarding: onTop })).outcome, 'no-go');
  const staged = await deploy('onboarding', '--commit', 'main~2');
  const reverted = await verdictOn({ payments: bad, onboarding: staged });
  assert.equal(reverted.outcome, 'no-go');
  const suspects = reverted.drift?.facts.filter(({ suspect }) => suspect).map(({ id }) => id);
  assert.deepEqual(suspects?.toSorted(), ['configuration/payments/TENANT_ID', 'version/payments']);

  const { facts } = fingerprintSchema.parse(
    JSON.parse(readFileSync(join(reports, 'runs', went ?? '', 'fingerprint.json'), 'utf8')),
  );
  const tenant = facts.find(({ id }) => id === 'configuration/payments/TENANT_ID')?.value ?? '';
  const [, printOfTenant] = /^set, (\w+) under/.exec(tenant) ?? [];
  const build = facts.find(({ id }) => id === 'build/payments')?.value;
  const asked = rehearse('rollback', '--env', 'development', '--json', '--reports', reports);
  const answer = await asked.ended;
  assert.equal(answer.exitCode, 1, asked.printed());
  const rollback = rollbackSchema.parse(JSON.parse(answer.stdout));
  assert.equal(rollback.to.run, went);
  assert.deepEqual(
    rollback.steps.map(({ id, command }) => `${id}: ${command}`),
    [
      `version/payments: npx rehearse stage deploy payments --commit ${staged} --build ${build}`,
      `configuration/payments/TENANT_ID: npx rehearse stage deploy payments --restore TENANT_ID=${printOfTenant}`,
    ],
  );
  for (const { command } of rollback.steps) {
    const applied = rehearse(...(command ?? '').split(' ').slice('npx rehearse'.split(' ').length));
    assert.equal((await applied.ended).exitCode, 0, applied.printed());
  }

  assert.equal((await watch.ended).exitCode, 0, watch.printed());
  assert.equal(verdictsOf(watch).at(-1)?.outcome, 'go');
  assert.deepEqual(await watch.leftAfter(2000), []);
  const nothing = rehearse('rollback', '--env', 'development', '--reports', reports);
  assert.equal((await nothing.ended).exitCode, 0, nothing.printed());
  assert.ok(!`${watch.printed()}${asked.printed()}${nothing.printed()}`.includes(OTHER_TENANT));
});

/** The sample platform left running, a project with its shortest scenario, and what a user does there. */
async function stagedPlatform(t: TestContext) {
  const project = sampleProject(t, ['instant-payment.spec.ts']);
  const rehearse = (...args: string[]) => startRehearse(t, args, { cwd: project });
  const staged = rehearse('stage', '--port', String(await firstOfFreePorts()));
  await until(staged, () => /until Ctrl-C/.test(staged.printed()));
  return {
    rehearse,
    reports: reportsFolder(t).path,
    /** Deploys a part, and resolves with the commit that it runs then. */
    async deploy(...args: string[]): Promise<string> {
      const deployed = rehearse('stage', 'deploy', ...args, '--json');
      const { exitCode, stdout } = await deployed.ended;
      assert.equal(exitCode, 0, deployed.printed());
      return /"commit": "([0-9a-f]{40})"/.exec(stdout)?.[1] ?? '';
    },
  };
}

function verdictsOf({ printed }: Running): Verdict[] {
  const lines = printed().split('\n').slice(0, -1);
  return lines.filter((line) => line.startsWith('{')).map((line) => verdictSchema.parse(JSON.parse(line)));
}

function sawThese(run: string, commits: Readonly<Record<string, string>>): boolean {
  const file = join(run, 'fingerprint.json');
  if (!existsSync(file)) return false;
  const { facts } = fingerprintSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.entries(commits).every(([name, commit]) =>
    facts.some(({ id, value }) => id === `version/${name}` && value === commit),
  );
}

/** Waits for something of a command that runs on. */
async function until<Value>(running: Running, probe: () => Value | undefined | false): Promise<Value> {
  const ended = () => running.child.exitCode !== null;
  const waited = await waitFor(async () => probe() || (ended() ? null : undefined), { withinMs: WITHIN_MS });
  if (!waited.arrived || waited.value === null) throw new Error(running.printed());
  return waited.value;
}
