import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watch } from '../../cli/check/watch.ts';
import { readinessSchema } from '../../model/finding.ts';
import { waitFor } from '../../support/wait.ts';
import { manualClock } from '../helpers/manual-clock.ts';
import { type Running, startRehearse } from '../helpers/rehearse-command.ts';
import { env, smallPlatform } from './small-platform.ts';

const COMMAND = ['check', '--env', 'staging', '--watch', '--every', '20ms'];

test('a watch tells only what changed, notes when it goes green and when no longer, and ends with Ctrl-C', async (t) => {
  const { project, services } = await smallPlatform(t);
  services.payments.status = 503;
  const running = startRehearse(t, COMMAND, { cwd: project, env });
  await printed(running, /^staging is not fit/m);
  services.payments.status = 200;
  await printed(running, /green, after/);
  services.portal.status = 503;
  await printed(running, /no longer green, after/);
  running.child.kill('SIGINT');
  const ended = await running.ended;
  assert.deepEqual([ended.exitCode, running.processes()], [130, []]);
  const [, later = ''] = ended.stdout.split(/^staging is not fit.*\nNever rehearsed.*\n/m);
  const lines = later
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('  '));
  const expected = [
    /^\d\d:\d\d:\d\d ✓ fail → pass ready\/payments: /,
    /^\d\d:\d\d:\d\d green, after \d.* of not being so$/,
    /^\d\d:\d\d:\d\d ✗ pass → fail ready\/portal: .*503/,
    /^\d\d:\d\d:\d\d no longer green, after \d.* of being so$/,
  ];
  assert.equal(lines.length, expected.length, later);
  for (const [index, pattern] of expected.entries()) assert.match(lines[index] ?? '', pattern);
  assert.match(later, /^ {10}owner {5}Accounts team, #accounts$/m);
});

test('as JSON a watch gives a line for each round, and nothing else', async (t) => {
  const { project } = await smallPlatform(t);
  const running = startRehearse(t, [...COMMAND, '--json'], { cwd: project, env });
  await printed(running, /(\{.*\n.*){3}/);
  running.child.kill('SIGTERM');
  const { exitCode, stdout } = await running.ended;
  assert.equal(exitCode, 130);
  const lines = stdout.trimEnd().split('\n');
  assert.ok(lines.length >= 3);
  for (const line of lines) assert.equal(readinessSchema.parse(JSON.parse(line)).environment, 'staging');
});

test('a staged platform stays up over all rounds, and nothing of it is left after Ctrl-C', async (t) => {
  const running = startRehearse(t, ['check', '--watch', '--every', '50ms', '--only', 'identity', '--json'], {});
  await printed(running, /(\{.*\n[^{]*){3}/);
  running.child.kill('SIGINT');
  const { exitCode, stdout, stderr } = await running.ended;
  assert.deepEqual([exitCode, await running.leftAfter(2000)], [130, []]);
  assert.equal([...stderr.matchAll(/The sample platform is staged/g)].length, 1, stderr);
  const rounds = stdout
    .trimEnd()
    .split('\n')
    .map((line) => readinessSchema.parse(JSON.parse(line)).findings);
  const seen = new Set(rounds.map((findings) => findings.map(({ observed }) => observed).join()));
  assert.equal(seen.size, 1, 'each round saw the same platform');
});

test('a round never overlaps the next: one that takes long is followed at once, a short one after the rest of the time', async () => {
  const clock = manualClock();
  const begun = clock.now();
  const takes = [300, 25_000, 0];
  const beginnings: number[] = [];
  let going = 0;
  const rounds = await watch<number>({
    everyMs: 10_000,
    clock,
    signal: AbortSignal.any([]),
    isUnread: () => beginnings.length === takes.length,
    async look(before) {
      going += 1;
      assert.equal(going, 1);
      assert.equal(before, beginnings.length === 0 ? null : beginnings.length - 1);
      beginnings.push(clock.now() - begun);
      await clock.pause(takes[beginnings.length - 1] ?? 0);
      going -= 1;
      return beginnings.length - 1;
    },
  });
  assert.equal(rounds, 2);
  assert.deepEqual(beginnings, [0, 10_000, 35_000]);
});

test('a clock that is put back by an hour does not keep the next round from coming', async () => {
  const clock = manualClock();
  let putBack = 0;
  const rounds = await watch<number>({
    everyMs: 10_000,
    clock: { ...clock, now: () => clock.now() - putBack },
    signal: AbortSignal.any([]),
    isUnread: () => putBack > 0 && clock.pauses.length > 0,
    async look(before) {
      putBack = 3_600_000;
      return (before ?? 0) + 1;
    },
  });
  assert.equal(rounds, 2);
  assert.deepEqual(clock.pauses, [10_000]);
});

async function printed(running: Running, expected: RegExp): Promise<void> {
  const waited = await waitFor(
    async () => (expected.test(running.printed()) || running.child.exitCode !== null ? true : undefined),
    { withinMs: 30_000 },
  );
  assert.ok(waited.arrived && running.child.exitCode === null, running.printed());
}
