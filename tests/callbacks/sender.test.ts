import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyWebhook } from '../../platform/service-kit/webhook-signature.ts';
import { Problems } from '../../support/problem.ts';
import { Secret } from '../../support/secret.ts';
import { webhookKey } from '../../support/webhook-signature.ts';
import { always, change, openSender, SECRET } from './open-sender.ts';
import { type StandInPlatform, standInPlatform, type TakenCall } from './stand-in-platform.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Which change of which resource each call was about. */
const told = ({ calls }: StandInPlatform) => calls.map(({ body }) => body);
const about = (resource: string, number = 1) => ({ applicationId: resource, change: number });

function isBelieved({ headers, text }: TakenCall, now: number): boolean {
  const key = webhookKey(SECRET);
  assert.ok(key);
  const header = (name: string) => headers.get(name) ?? undefined;
  return verifyWebhook({ header, body: Buffer.from(text) }, key, now).genuine;
}

test('what is announced is sent at once, signed, under its correlation id, and told in the journal', async (t) => {
  const { sender, clock, platform, journal } = openSender(t);
  sender.announce(change('app_1'));
  await clock.moveOn(0);
  const [call] = platform.calls;
  assert.ok(call);
  assert.deepEqual(call.body, about('app_1'));
  assert.equal(call.headers.get('content-type'), 'application/json');
  assert.equal(call.headers.get('x-correlation-id'), 'run-1.scenario');
  assert.ok(isBelieved(call, clock.now()));
  const entry = { kind: 'callback', correlationId: 'run-1.scenario', resource: 'app_1', event: 'applicationChanged' };
  assert.deepEqual(journal, [{ ...entry, callback: call.id, attempt: 1, status: 204, error: null, fault: null }]);
  assert.deepEqual(clock.waits(), [], 'nothing waits any more');
});

test('without a correlation id none is sent', async (t) => {
  const { sender, clock, platform } = openSender(t);
  sender.announce(change('app_1', 1, null));
  await clock.moveOn(0);
  assert.equal(platform.calls[0]?.headers.has('x-correlation-id'), false);
});

test('a platform that is down or busy is tried again, later and later, until it takes the callback', async (t) => {
  const platform = standInPlatform('no connection', 500, 503, 408, 409, 425, 429);
  const { sender, clock, attempts } = openSender(t, { platform });
  sender.announce(change('app_1'));
  const pauses: number[] = [];
  for (await clock.moveOn(0); clock.waits().length > 0; ) {
    const [pause = 0] = clock.waits();
    pauses.push(pause);
    await clock.moveOn(pause);
  }
  assert.deepEqual(pauses, [500, 1000, 2000, 4000, 8000, 16_000, 32_000]);
  assert.deepEqual(
    attempts().map(({ status }) => status),
    [null, 500, 503, 408, 409, 425, 429, 204],
  );
  assert.match(attempts()[0]?.error ?? '', /fetch failed: connect ECONNREFUSED/);
  assert.equal(new Set(platform.calls.map(({ id }) => id)).size, 1, 'each attempt has the callback’s id');
  const stamps = platform.calls.map(({ headers }) => headers.get('webhook-timestamp'));
  assert.equal(new Set(stamps).size, stamps.length - 1, 'and a timestamp of its own, in whole seconds');
});

test('Retry-After is waited for, in seconds or as a date, when it is later than the next attempt would be', async (t) => {
  const busy = (after: string) => new Response(null, { status: 503, headers: { 'retry-after': after } });
  const date = new Date(Date.parse('2026-03-01T10:05:00Z')).toUTCString();
  const platform = standInPlatform(busy('30'), busy(date), busy('0'), busy('soon'), busy('999999'));
  const { sender, clock } = openSender(t, { platform });
  sender.announce(change('app_1'));
  await clock.moveOn(0);
  const expected = [30_000, 270_000, 2000, 4000, 3_600_000];
  for (const pause of expected) {
    assert.deepEqual(clock.waits(), [pause]);
    await clock.moveOn(pause);
  }
  assert.equal(platform.calls.length, 6);
});

test('a refusal for good is not repeated, and its reason is told', async (t) => {
  const problem = JSON.stringify({ title: 'The callback is not taken', detail: 'no webhook-signature fits' });
  const moved = new Response(null, { status: 307, headers: { location: 'http://elsewhere.test/' } });
  const platform = standInPlatform(new Response(problem, { status: 401 }), 404, moved);
  const { sender, clock, attempts } = openSender(t, { platform });
  for (const number of [1, 2, 3]) sender.announce(change('app_1', number));
  await clock.moveOn(DAY);
  assert.deepEqual(attempts(), [
    { attempt: 1, status: 401, error: 'The callback is not taken: no webhook-signature fits' },
    { attempt: 1, status: 404, error: 'it answers 404' },
    { attempt: 1, status: 307, error: 'it leads elsewhere, and redirects are not followed' },
  ]);
});

test('a platform that never answers costs fifteen seconds and is tried again', async (t) => {
  const platform = standInPlatform('silence');
  const { sender, clock, attempts } = openSender(t, { platform });
  sender.announce(change('app_1'));
  await clock.moveOn(14_999);
  assert.equal(attempts().length, 0);
  await clock.moveOn(1);
  assert.deepEqual(attempts(), [{ attempt: 1, status: null, error: 'no answer within 15 s' }]);
  await clock.moveOn(500);
  assert.equal(attempts()[1]?.status, 204);
});

test('after twelve attempts one is given up, and the next about the same resource has its turn', async (t) => {
  const platform = standInPlatform(...Array.from({ length: 12 }, () => 503));
  const { sender, clock, attempts } = openSender(t, { platform });
  sender.announce(change('app_1', 1));
  sender.announce(change('app_1', 2));
  await clock.moveOn(10 * MINUTE);
  assert.equal(attempts().length, 13);
  assert.deepEqual(attempts()[11], { attempt: 12, status: 503, error: 'it answers 503 (given up)' });
  assert.deepEqual(told(platform).at(-1), about('app_1', 2));
});

test('callbacks about one resource keep their order; others don’t wait for them', async (t) => {
  const platform = standInPlatform(503);
  const { sender, clock } = openSender(t, { platform });
  sender.announce(change('app_1', 1));
  sender.announce(change('app_1', 2));
  sender.announce(change('app_2', 1));
  await clock.moveOn(0);
  assert.deepEqual(told(platform), [about('app_1', 1), about('app_2', 1)]);
  await clock.moveOn(MINUTE);
  assert.deepEqual(told(platform).slice(2), [about('app_1', 1), about('app_1', 2)]);
});

test('a platform that hangs holds back sixteen callbacks, and no more calls are open at once', async (t) => {
  const platform = standInPlatform(...Array.from({ length: 16 }, () => 'silence' as const));
  const { sender, clock } = openSender(t, { platform });
  for (let number = 0; number < 20; number += 1) sender.announce(change(`app_${number}`));
  await clock.moveOn(0);
  assert.equal(platform.calls.length, 16);
  await clock.moveOn(MINUTE);
  assert.equal(new Set(platform.calls.map(({ id }) => id)).size, 20);
});

test('of more than ten thousand that wait, the newest is dropped, and the journal says so', async (t) => {
  const platform = standInPlatform('silence');
  const { sender, attempts } = openSender(t, { platform });
  for (let number = 0; number <= 10_000; number += 1) sender.announce(change('app_1', number));
  assert.deepEqual(attempts(), [{ attempt: 1, status: null, error: '10000 others wait already' }]);
});

test('a fault duplicates: the same callback again, with the same id', async (t) => {
  const { sender, clock, platform, journal } = openSender(t, { faults: always({ copies: 3 }) });
  sender.announce(change('app_1'));
  await clock.moveOn(0);
  assert.equal(platform.calls.length, 3);
  assert.equal(new Set(platform.calls.map(({ id }) => id)).size, 1);
  assert.deepEqual(
    journal.map((entry) => entry.kind === 'callback' && [entry.attempt, entry.fault]),
    [1, 2, 3].map((attempt) => [attempt, 'a-fault']),
  );
});

test('a fault withholds: nothing is sent, and the journal says why', async (t) => {
  const { sender, clock, platform, journal } = openSender(t, { faults: always({ copies: 0 }) });
  sender.announce(change('app_1'));
  await clock.moveOn(DAY);
  assert.equal(platform.calls.length, 0);
  const [entry] = journal;
  assert.ok(entry?.kind === 'callback');
  assert.deepEqual([entry.error, entry.fault], ['it is withheld', 'a-fault']);
});

test('a fault makes one late: those that come after it overtake it', async (t) => {
  let hits = 0;
  const late = { fault: 'late', delayMs: MINUTE, copies: 1, wrongSignature: false };
  const faults = { planForCallback: () => (hits++ === 0 ? late : null) };
  const { sender, clock, platform } = openSender(t, { faults });
  sender.announce(change('app_1', 1));
  sender.announce(change('app_1', 2));
  await clock.moveOn(MINUTE - 1);
  assert.deepEqual(told(platform), [about('app_1', 2)]);
  await clock.moveOn(1);
  assert.deepEqual(told(platform), [about('app_1', 2), about('app_1', 1)]);
});

test('a fault signs with another secret: the platform does not believe it', async (t) => {
  const { sender, clock, platform } = openSender(t, { faults: always({ wrongSignature: true }) });
  sender.announce(change('app_1'));
  await clock.moveOn(0);
  const [call] = platform.calls;
  assert.ok(call);
  assert.equal(isBelieved(call, clock.now()), false);
});

test('a body that is not as the contract has it is sent all the same, and is a violation in the journal', async (t) => {
  const violation = { where: 'body', pointer: '/status', expected: 'one of RECEIVED', got: 'nothing' } as const;
  const contract = contractThatFinds(violation);
  const { sender, clock, platform, journal } = openSender(t, { editions: new Map([['2026-03', { contract }]]) });
  sender.announce(change('app_1'));
  await clock.moveOn(0);
  assert.deepEqual(journal[0], {
    kind: 'violation',
    correlationId: 'run-1.scenario',
    method: 'POST',
    path: '/bank-callbacks',
    version: '2026-03',
    operation: 'applicationChanged',
    side: 'callback',
    ...violation,
    fault: null,
  });
  assert.equal(platform.calls.length, 1);
});

test('time that is moved on for a run brings its callbacks forward, and nobody else’s', async (t) => {
  const { sender, clock, platform } = openSender(t, { faults: always({ delayMs: DAY }) });
  sender.announce(change('app_1', 1, 'run-1.scenario'));
  sender.announce(change('app_2', 1, 'run-2.scenario'));
  sender.moveOn('run-1', DAY);
  await clock.moveOn(0);
  assert.deepEqual(told(platform), [about('app_1')]);
  sender.moveOn(null, DAY);
  await clock.moveOn(0);
  assert.deepEqual(told(platform), [about('app_1'), about('app_2')]);
});

test('what a run made and forgets is not sent any more', async (t) => {
  const platform = standInPlatform(503, 503, 503);
  const { sender, clock } = openSender(t, { platform });
  sender.announce(change('app_1', 1, 'run-1.scenario'));
  sender.announce(change('app_2', 1, 'run-2.scenario'));
  sender.announce(change('app_3', 1, null));
  await clock.moveOn(0);
  sender.forget('run-1');
  await clock.moveOn(MINUTE);
  assert.deepEqual(told(platform).slice(3), [about('app_2'), about('app_3')]);
  platform.answers.push(503);
  sender.announce(change('app_4'));
  await clock.moveOn(0);
  sender.forget(undefined);
  await clock.moveOn(DAY);
  assert.equal(platform.calls.length, 6);
});

test('nothing is sent for nobody, and what can’t be called or signed is refused with all that is wrong', (t) => {
  const { sender, platform } = openSender(t, { callback: undefined });
  sender.announce(change('app_1'));
  assert.equal(platform.calls.length, 0);
  for (const url of ['platform.test', 'ftp://platform.test', 'http://someone:canary@platform.test']) {
    const callback = { url, secret: new Secret('BANK_CALLBACK_SECRET', 'canary-no-secret') };
    assert.throws(
      () => openSender(t, { callback }),
      (error) => error instanceof Problems && error.problems.length === 2 && !error.message.includes('canary'),
    );
  }
});

function contractThatFinds(violation: { where: 'body'; pointer: string; expected: string; got: string }) {
  return {
    file: 'a.yaml',
    title: 'A bank',
    version: '2026-03',
    warnings: [],
    operations: [],
    operation: () => undefined,
    match: () => ({ operation: null, allowed: [] }),
    checkRequest: () => [],
    checkResponse: () => [],
    checkCallback: (name: string) => (name === 'applicationChanged' ? [violation] : []),
    sampleResponse: () => undefined,
  };
}
