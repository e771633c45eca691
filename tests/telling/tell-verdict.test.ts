import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Channel, tellingSchema } from '../../model/environment/telling.ts';
import { beat } from '../../reports/telling/heartbeat.ts';
import { tellVerdict } from '../../reports/telling/tell-verdict.ts';
import { NOTHING_TOLD, readToldMemory, type ToldMemory } from '../../reports/telling/what-was-told.ts';
import { Secret } from '../../support/secret.ts';
import { HOSTILITIES } from '../helpers/hostile-server.ts';
import { nowhere } from '../readiness/stand-in.ts';
import { IMPATIENT, recordingServer } from './recording-server.ts';
import { EVENING, judged, verdictOf } from './samples.ts';

const KEY = new Secret('HOOK_KEY', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
const hook = (url: string, name?: string) => ({
  kind: 'webhook',
  url: new Secret('HOOK', url),
  signedWith: KEY,
  ...(name === undefined ? {} : { name }),
});

function telling(channels: unknown[], memory: ToldMemory, input = judged, now = EVENING) {
  return tellVerdict({
    telling: tellingSchema.parse({ channels }),
    input,
    memory,
    folder: '/',
    page: '/runs/1/index.html',
    now,
    patience: { ...IMPATIENT, attempts: 2, attemptMs: 200 },
  });
}

test('a verdict is told once; a channel that was dead is told the next time, the others are left alone', async (t) => {
  const well = await recordingServer(t, 200);
  const dead = await recordingServer(t, 500, 500, 200);
  const channels = [hook(well.address), hook(`${dead.address}/very-secret`, 'partner')];
  const first = await telling(channels, NOTHING_TOLD);
  assert.deepEqual(
    first.told.map(({ channel, result, attempts, why }) => [channel, result, attempts, why]),
    [
      ['webhook', 'told', 1, 'first verdict told of staging'],
      ['webhook partner', 'failed', 2, 'it answers 500'],
    ],
  );
  const kept = readToldMemory(JSON.parse(JSON.stringify(first.memory)));
  const second = await telling(channels, kept, judged, EVENING + 60_000);
  assert.deepEqual(
    second.told.map(({ result, why }) => [result, why]),
    [
      ['quiet', 'nothing new since no-go was told on 2026-11-19T17:30:00.000Z'],
      ['told', 'first verdict told of staging'],
    ],
  );
  const third = await telling(channels, second.memory, { ...judged, verdict: verdictOf('go') });
  assert.deepEqual(
    third.told.map(({ result, why }) => [result, why]),
    [
      ['told', 'no-go became go'],
      ['told', 'no-go became go'],
    ],
  );
  assert.deepEqual([well.taken.length, dead.taken.length], [2, 4]);
});

test('nobody is told of a run that was interrupted, or that shows something else than the audience will see', async (t) => {
  const { address, taken } = await recordingServer(t, 200);
  const interrupted = { ...judged, run: { ...judged.run, state: 'interrupted' as const } };
  const exercises = [{ incident: 'job-absent' }, { only: 'payment' }, { bankVersion: '2026-09' }];
  const others = exercises.map((changes) => ({ ...judged, run: { ...judged.run, ...changes } }));
  const results = await Promise.all(
    [interrupted, ...others].map((input) => telling([hook(address)], NOTHING_TOLD, input)),
  );
  const elsewise = 'the run does not show the environment as the audience will see it';
  assert.deepEqual(
    results.map(({ told: [channel], memory }) => [channel?.result, channel?.why, memory]),
    ['the run was interrupted', elsewise, elsewise, elsewise].map((why) => ['quiet', why, NOTHING_TOLD]),
  );
  assert.equal(taken.length, 0);
});

test('whatever becomes of a channel, telling ends and its secrets are nowhere', async (t) => {
  const hostile = await recordingServer(t, HOSTILITIES.hangs);
  const refuses = await recordingServer(t, 403);
  const channels: unknown[] = [
    hook(`${hostile.address}/very-secret`, 'hangs'),
    { kind: 'slack', webhook: new Secret('S', `${refuses.address}/very-secret`) },
    { kind: 'slack', webhook: new Secret('S', `${await nowhere()}/very-secret`) },
    { kind: 'teams', webhook: new Secret('T', 'http://nowhere.invalid/very-secret') },
    { kind: 'github', repository: 'a/b', token: new Secret('G', 'very-secret'), api: refuses.address },
    {
      kind: 'e-mail',
      server: new Secret('M', 'smtp://me:very-secret@127.0.0.1:1'),
      from: 'a@b.test',
      to: ['c@d.test'],
    },
  ];
  const { told, memory } = await telling(channels, NOTHING_TOLD);
  assert.deepEqual(
    told.map(({ channel, result }) => [channel, result]),
    ['webhook hangs', 'slack', 'slack 2', 'teams', 'github', 'e-mail'].map((channel) => [channel, 'failed']),
  );
  assert.deepEqual(memory, NOTHING_TOLD);
  assert.doesNotMatch(JSON.stringify(told), /very-secret|127\.0\.0\.1|nowhere\.invalid|https?:/);
  assert.deepEqual([told[0]?.why, told[1]?.why], ['no answer within 0.2 s', 'it answers 403']);
});

test('telling is over when its time is up', async (t) => {
  const { address } = await recordingServer(t, HOSTILITIES.hangs);
  const [told] = (
    await tellVerdict({
      telling: tellingSchema.parse({ channels: [hook(address)] }),
      input: judged,
      memory: NOTHING_TOLD,
      folder: '/',
      page: '/',
      now: EVENING,
      wholeLimitMs: 50,
    })
  ).told;
  assert.deepEqual([told?.result, told?.why], ['failed', 'there was no time left']);
});

test('what was kept and can’t be read any more is told again rather than never', () => {
  for (const kept of [null, undefined, 7, {}, { channels: { slack: { outcome: 'maybe' } } }]) {
    assert.deepEqual(readToldMemory(kept), NOTHING_TOLD);
  }
});

test('the heartbeat is asked after a run whatever its outcome, and told how it ended where it asks for it', async (t) => {
  const { address, taken } = await recordingServer(t, 503, 200);
  const plain = await beat(new Secret('BEAT', `${address}/ping/very-secret`), { exitCode: 1, patience: IMPATIENT });
  assert.deepEqual([plain.channel, plain.result, plain.attempts], ['heartbeat', 'told', 2]);
  await beat(new Secret('BEAT', `${address}/ping/very-secret/{exit-code}`), { exitCode: 1, patience: IMPATIENT });
  assert.deepEqual(
    taken.map(({ method, path }) => `${method} ${path}`),
    ['GET /ping/very-secret', 'GET /ping/very-secret', 'GET /ping/very-secret/1'],
  );
  const dead = await recordingServer(t, 404);
  const told = await beat(new Secret('BEAT', `${dead.address}/very-secret`), { exitCode: 0, patience: IMPATIENT });
  assert.deepEqual([told.result, told.why], ['failed', 'it answers 404']);
});

test('a channel that can’t be told is refused when the environment is read, without its secret', () => {
  const webhook = new Secret('HOOK', 'very-secret');
  const wrong: [Partial<Record<keyof Channel | string, unknown>>, RegExp][] = [
    [{ kind: 'slack' }, /must have a webhook, or a token and a conversation/],
    [{ kind: 'slack', token: webhook }, /must have a webhook, or a token and a conversation/],
    [{ kind: 'slack', webhook }, /must hold an http or https address/],
    [{ kind: 'teams', webhook }, /must hold an http or https address/],
    [{ kind: 'teams', webhook: 'https://x.test' }, /must be a secret/],
    [{ kind: 'e-mail', server: webhook, from: 'a@b.test', to: ['c@d.test'] }, /must hold smtp:/],
    [{ ...hook('https://x.test'), signedWith: webhook }, /must hold whsec_/],
    [{ kind: 'pager' }, /./],
  ];
  for (const [channel, said] of wrong) {
    const parsed = tellingSchema.safeParse({ channels: [channel] });
    assert.match(String(parsed.error), said);
    assert.doesNotMatch(String(parsed.error), /very-secret/);
  }
  assert.ok(
    tellingSchema.safeParse({ heartbeat: new Secret('BEAT', 'https://hc.example.test/1/{exit-code}') }).success,
  );
});
