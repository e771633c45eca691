import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { toldSchema } from '../../model/told.ts';
import { verdictSchema } from '../../model/verdict.ts';
import { findFreePort } from '../../platform/ports.ts';
import { openLedger } from '../../verdict/ledger/open-ledger.ts';
import { ledgerEntry } from '../helpers/ledger-entry.ts';
import { PLAYED, smallRehearsal } from './small-rehearsal.ts';

const DAY_MS = 86_400_000;

test('runs are remembered one after the other; a line that was edited, or the newest that is gone, leaves nothing to build on', async (t) => {
  const { project, run } = await smallRehearsal(t, PLAYED);
  const first = await run('--json');
  assert.equal(first.exitCode, 0, first.stdout + first.stderr);
  const second = verdictSchema.parse(JSON.parse((await run('--json')).stdout));
  assert.deepEqual([second.outcome, second.goInARow, second.drift?.facts], ['go', { count: 2, wanted: 3 }, []]);

  const ledger = join(project, 'reports/ledger/staging.jsonl');
  const sound = readFileSync(ledger, 'utf8');
  const lines = sound.trimEnd().split('\n');
  assert.equal(lines.length, 2);

  writeFileSync(ledger, sound.replace('"outcome":"go"', '"outcome":"risk"'));
  const edited = await run('--json');
  assert.equal(edited.exitCode, 3, edited.stderr);
  assert.deepEqual(doubtsOf(edited.stdout), ['ledger-broken']);

  writeFileSync(ledger, `${lines[0]}\n`);
  const shortened = await run('--json');
  assert.equal(shortened.exitCode, 3, shortened.stderr);
  assert.deepEqual(doubtsOf(shortened.stdout), ['ledger-broken']);
});

test('a channel that is dead changes neither the verdict nor the exit code, and is shown', async (t) => {
  const port = await findFreePort();
  const telling = `telling: { channels: [{ kind: 'teams', webhook: secret('TEAMS_WORKFLOW') }], heartbeat: secret('HEARTBEAT') },`;
  const { project, run } = await smallRehearsal(t, PLAYED, telling);
  const dead = `http://127.0.0.1:${port}/a-secret-path`;
  writeFileSync(join(project, 'environments/.env.staging'), `TEAMS_WORKFLOW=${dead}\nHEARTBEAT=${dead}\n`);
  const { exitCode, stdout, stderr } = await run();
  assert.equal(exitCode, 0, stdout + stderr);
  assert.match(stdout, /^GO /m);
  assert.match(stderr, /^teams could not be told: nobody listens at its address/m);
  const { channels } = toldSchema.parse(JSON.parse(readFileSync(join(project, 'reports/latest/told.json'), 'utf8')));
  assert.deepEqual(
    channels.map(({ channel, result }) => [channel, result]),
    [
      ['teams', 'failed'],
      ['heartbeat', 'failed'],
    ],
  );
  const page = readFileSync(join(project, 'reports/latest/index.html'), 'utf8');
  assert.match(page, /teams[\s\S]{0,400}nobody listens at its address/);
  assert.ok(!`${stdout}${stderr}${page}`.includes('a-secret-path'));
});

test('a night in which nobody rehearsed is noticed by the next run, which is no go', async (t) => {
  const { project, run } = await smallRehearsal(t, PLAYED, `rehearsedEvery: '24h',`);
  const longAgo = new Date(Date.now() - 3 * DAY_MS).toISOString();
  await using ledger = await openLedger(undefined, { reports: join(project, 'reports'), project, variables: {} });
  await ledger.append(ledgerEntry('2026-01-01T020000-0001', { startedAt: longAgo, judgedAt: longAgo }));
  const { exitCode, stdout } = await run('--json', '--strict');
  const { outcome, risks } = verdictSchema.parse(JSON.parse(stdout));
  assert.deepEqual([exitCode, outcome], [1, 'risk']);
  assert.match(risks[0]?.title ?? '', /rehears/i);
});

function doubtsOf(stdout: string): string[] {
  return verdictSchema.parse(JSON.parse(stdout)).doubts.map(({ rule }) => rule);
}
