import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readinessSchema } from '../../model/finding.ts';
import { waitFor } from '../../support/wait.ts';
import { type Ended, type Running, rehearse, startRehearse } from '../helpers/rehearse-command.ts';
import { env, smallPlatform } from './small-platform.ts';

test('where nothing is wrong a line is told for each finding, and the conclusion alone after them', async (t) => {
  const { project } = await smallPlatform(t);
  const demo = '2099-12-01T15:30:00Z';
  const checked = await rehearse(t, ['check', '--env', 'staging', '--demo', demo, '--slot', '20m'], {
    cwd: project,
    env,
  });
  assert.equal(checked.exitCode, 0, checked.stdout + checked.stderr);
  const [evidence, conclusion, empty, ...findings] = checked.stdout.trimEnd().split('\n').reverse();
  assert.equal(evidence, 'Never rehearsed in a run that counts: rehearse run --env staging');
  assert.match(
    conclusion ?? '',
    /^staging is fit for the demo until 15:50 UTC on Tue 1 Dec 2099: 0 of \d+ checks failed, 0 unknown/,
  );
  assert.equal(empty, '');
  assert.ok(findings.length >= 7);
  for (const line of findings) assert.match(line, /^✓ pass {4}[a-z]+\/\S+: ./);
});

test('what is wrong is told with what to do, whose it is and where to read, and comes first at the end', async (t) => {
  const { project, services } = await smallPlatform(t);
  services.payments.status = 503;
  const checked = await rehearse(t, ['check', '--env', 'staging'], { cwd: project, env });
  assert.equal(checked.exitCode, 1, checked.stdout + checked.stderr);
  const [told = '', end = ''] = checked.stdout.split('To mend, the most urgent first:');
  assert.match(
    told,
    /^✗ fail {4}ready\/payments: .*503.*\n {10}expected {2}.+\n {10}do {8}.+\n {10}owner {5}Accounts team, #accounts\n {10}runbook {3}http:.+\/runbook$/m,
  );
  assert.match(
    end,
    /^1\. ✗ ready\/payments: .*503.*\n {5}Accounts team, #accounts, \w{3} \d\d:\d\d there, .+\n {5}do: .+$/m,
  );
  assert.match(end, /\n\nstaging is not fit for the demo: 1 of \d+ checks failed, 0 unknown, 0 doubtful \(.+\)\n/);
});

test('as JSON there is the whole of it and nothing else', async (t) => {
  const { project, services } = await smallPlatform(t);
  services.payments.status = 503;
  const checked = await rehearse(t, ['check', '--env', 'staging', '--json'], { cwd: project, env });
  assert.equal(checked.exitCode, 1, checked.stderr);
  const { environment, findings } = readinessSchema.parse(JSON.parse(checked.stdout));
  assert.equal(environment, 'staging');
  assert.deepEqual(
    findings.filter(({ status }) => status !== 'pass').map(({ id, status }) => `${id} ${status}`),
    ['ready/payments fail'],
  );
});

test('only what is named is asked about, by subject, kind or id, and said in the conclusion', async (t) => {
  const { project } = await smallPlatform(t);
  const only = ['--only', 'ready,reachable/portal', '--only', 'identity'];
  const checked = await rehearse(t, ['check', '--env', 'staging', ...only], { cwd: project, env });
  assert.equal(checked.exitCode, 0, checked.stdout + checked.stderr);
  const ids = [...checked.stdout.matchAll(/^✓ pass {4}(\S+):/gm)].map(([, id]) => id).sort();
  assert.deepEqual(ids, ['identity/payments', 'identity/portal', 'reachable/portal', 'ready/payments', 'ready/portal']);
  assert.match(checked.stdout, /^staging \(only ready, reachable\/portal, identity\) is fit/m);
});

test('a name that nothing is called is refused, with all names and the nearest, before anything is asked', async (t) => {
  const { project, services } = await smallPlatform(t);
  const checked = await rehearse(t, ['check', '--env', 'staging', '--only', 'paymnets,redy,identity'], {
    cwd: project,
    env,
  });
  assert.equal(checked.exitCode, 2);
  assert.equal(checked.stdout, '');
  assert.match(checked.stderr, /"paymnets" \(did you mean payments\?\), "redy" \(did you mean ready\?\)\n/);
  assert.match(checked.stderr, /portal, payments.*identity, .*reachable/);
  assert.equal(services.portal.asked + services.payments.asked, 0);
});

test('findings are told as they come; what has no answer in time is unknown, and is no pass', async (t) => {
  const { project, services } = await smallPlatform(t);
  services.payments.held = true;
  const running = startRehearse(t, ['check', '--env', 'staging', '--within', '1200ms'], { cwd: project, env });
  await printed(running, /pass {4}ready\/portal/);
  assert.doesNotMatch(running.printed(), /ready\/payments|fit for the demo/);
  const checked = await running.ended;
  assert.equal(checked.exitCode, 3, running.printed());
  assert.match(checked.stdout, /^\? unknown ready\/payments: /m);
  assert.match(checked.stdout, /^staging may not be fit for the demo: 0 of \d+ checks failed, 1 unknown/m);
});

test('Ctrl-C ends a check that still waits, with 130 and no conclusion', async (t) => {
  const { project, services } = await smallPlatform(t);
  services.payments.held = true;
  const running = startRehearse(t, ['check', '--env', 'staging'], { cwd: project, env });
  await printed(running, /pass {4}ready\/portal/);
  running.child.kill('SIGINT');
  const ended: Ended = await running.ended;
  assert.deepEqual([ended.exitCode, ended.signal], [130, null]);
  assert.doesNotMatch(ended.stdout, /fit for the demo|ready\/payments/);
  assert.deepEqual(running.processes(), []);
});

test('a watch ends by itself once it has something to tell and nobody reads it', async (t) => {
  const { project, services } = await smallPlatform(t);
  const running = startRehearse(t, ['check', '--env', 'staging', '--watch', '--every', '10ms'], { cwd: project, env });
  await printed(running, /^staging is fit/m);
  running.child.stdout?.destroy();
  services.portal.status = 503;
  assert.equal((await running.ended).exitCode, 1);
});

async function printed(running: Running, expected: RegExp): Promise<void> {
  const waited = await waitFor(
    async () => (expected.test(running.printed()) || running.child.exitCode !== null ? true : undefined),
    { withinMs: 30_000 },
  );
  assert.ok(waited.arrived && running.child.exitCode === null, running.printed());
}
