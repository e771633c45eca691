import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { answer, arriving, callFor, faultsWith, NOON, read } from './samples.ts';

test('a fixed latency delays each call alike', () => {
  const faults = faultsWith({ does: { latency: '250ms' } });
  assert.deepEqual(
    [1, 2, 3].map(() => faults.planFor(callFor())?.delayMs),
    [250, 250, 250],
  );
});

test('a random latency stays between its limits and is not always the same', () => {
  const faults = faultsWith({ does: { latency: { from: '100ms', to: '3s' } } });
  const delays = Array.from({ length: 200 }, () => faults.planFor(callFor())?.delayMs ?? 0);
  assert.ok(delays.every((delay) => delay >= 100 && delay <= 3000));
  assert.ok(Math.min(...delays) < 500 && Math.max(...delays) > 2600);
});

test('a growing latency grows by its step up to its limit, whatever they are', () => {
  const step = fc.integer({ min: 1, max: 1000 });
  fc.assert(
    fc.property(step, fc.nat(1000), fc.nat(5000), fc.integer({ min: 1, max: 60 }), (grows, from, more, calls) => {
      const to = from + more;
      const faults = faultsWith({ does: { latency: { from: `${from}ms`, grows: `${grows}ms`, to: `${to}ms` } } });
      const delays = Array.from({ length: calls }, () => faults.planFor(callFor())?.delayMs ?? -1);
      for (const [index, delay] of delays.entries()) assert.equal(delay, Math.min(to, from + index * grows));
    }),
  );
});

test('timeouts, resets and expired tokens are told to the bank as such', () => {
  assert.equal(faultsWith({ does: { timeout: true } }).planFor(callFor())?.silence, 'timeout');
  assert.equal(faultsWith({ does: { reset: 'before' } }).planFor(callFor())?.silence, 'reset-before');
  assert.equal(faultsWith({ does: { reset: 'after' } }).planFor(callFor())?.silence, 'reset-after');
  assert.equal(faultsWith({ does: { expiredToken: true } }).planFor(callFor())?.expiredCredential, true);
});

test('a status comes as problem details that name the fault', () => {
  const { text, ...head } = read(arriving({ does: { status: { code: 503, retryAfter: '1500ms' } } }, answer({})));
  assert.deepEqual(head, { status: 503, type: 'application/problem+json', retryAfter: '2' });
  const { title, status, detail } = JSON.parse(text);
  assert.deepEqual([title, status], ['Service Unavailable', 503]);
  assert.match(detail, /fault tried/);
});

test('a status comes with a body of one’s own: text as it is, anything else as JSON, and nothing where nothing belongs', () => {
  const come = (status: object) => read(arriving({ does: { status: { code: 200, ...status } } }, answer({})));
  const page = come({ body: '<h1>Back soon</h1>', contentType: 'text/html' });
  assert.deepEqual([page.type, page.text], ['text/html', '<h1>Back soon</h1>']);
  const json = come({ code: 422, body: { errors: [] } });
  assert.deepEqual([json.status, json.type, json.text], [422, 'application/json', '{"errors":[]}']);
  for (const empty of [come({}), come({ code: 204, body: 'no' })])
    assert.deepEqual([empty.type, empty.text], [null, '']);
});

test('a status before the bank acts answers instead of it, one after takes the place of what it answered', () => {
  const before = faultsWith({ does: { status: 502 } }).planFor(callFor());
  assert.deepEqual([before?.answerInstead?.status, before?.spoil], [502, null]);
  const after = faultsWith({ does: { status: { code: 502, when: 'after' } } }).planFor(callFor());
  assert.deepEqual([after?.answerInstead, after?.spoil?.(answer({})).status], [null, 502]);
});

test('a truncated answer lacks at least one byte, and says the length of all of it', () => {
  fc.assert(
    fc.property(fc.json(), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (json, truncate) => {
      const whole = { ...answer({}), body: Buffer.from(json) };
      const { cutAfter, body } = arriving({ does: { truncate } }, whole);
      assert.equal(body.toString(), json);
      assert.ok(cutAfter !== null && cutAfter < body.length && cutAfter > body.length * truncate - 1);
    }),
  );
});

test('a malformed answer is no JSON, whatever it was', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const spoilt = arriving({ does: { malformed: true } }, { ...answer({}), body: Buffer.from(json) });
      assert.throws(() => JSON.parse(spoilt.body.toString('utf8')), SyntaxError);
      assert.equal(spoilt.headers.get('content-length'), null);
    }),
  );
  const empty = arriving({ does: { malformed: true } }, { ...answer({}), body: Buffer.alloc(0) });
  assert.throws(() => JSON.parse(empty.body.toString('utf8')), SyntaxError);
});

test('a wrong content type leaves the body as it is', () => {
  const { type, text } = read(arriving({ does: { contentType: 'text/html' } }, answer({ a: 1 })));
  assert.deepEqual([type, text], ['text/html', '{"a":1}']);
});

test('beyond its rate a call gets 429 and Retry-After in seconds', () => {
  const faults = faultsWith({ does: { rateLimit: { calls: 2, per: '10s' } } });
  const at = (ms: number) => faults.planFor(callFor({ now: NOON + ms }))?.answerInstead;
  assert.deepEqual([at(0), at(3000)], [undefined, undefined]);
  const refused = at(3500);
  assert.deepEqual([refused?.status, refused?.headers.get('retry-after')], [429, '7']);
  assert.equal(at(10_000), undefined);
  assert.equal(at(10_001)?.headers.get('retry-after'), '3');
  assert.equal(faults.planFor(callFor({ run: 'run-b' })), undefined);
});

test('a rate is never exceeded in any stretch of its length, and after Retry-After a call is taken', () => {
  const pauses = fc.array(fc.nat(4000), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 9000 }), pauses, (calls, per, waits) => {
      const faults = faultsWith({ does: { rateLimit: { calls, per: `${per}ms` } } });
      const refusedAt = (now: number) => faults.planFor(callFor({ now }))?.answerInstead ?? undefined;
      const taken: number[] = [];
      let now = NOON;
      for (const wait of waits) {
        now += wait;
        const refused = refusedAt(now);
        if (refused !== undefined) {
          now += Number(refused.headers.get('retry-after')) * 1000;
          assert.equal(refusedAt(now), undefined);
        }
        taken.push(now);
        assert.ok(taken.filter((at) => at > now - per).length <= calls);
      }
    }),
  );
});

test('a clock that is put back does not lock the bank for good', () => {
  const faults = faultsWith({ does: { rateLimit: { calls: 1, per: '10s' } } });
  assert.equal(faults.planFor(callFor({ now: NOON + 86_400_000 })), undefined);
  assert.equal(faults.planFor(callFor({ now: NOON })), undefined);
});
