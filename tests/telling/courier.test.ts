import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { test } from 'node:test';
import { openCourier, type Patience } from '../../reports/telling/courier.ts';
import { type Hostility, hostileServer, hostilities } from '../helpers/hostile-server.ts';
import { nowhere } from '../readiness/stand-in.ts';
import { type Answer, IMPATIENT, recordingServer } from './recording-server.ts';

const NEVER = new AbortController().signal;

/** Sends once to a server that answers so; how often it was tried, and why it failed. */
async function sending(t: Parameters<typeof recordingServer>[0], answers: [Answer, ...Answer[]], patience = IMPATIENT) {
  const { address, taken } = await recordingServer(t, ...answers);
  return { ...(await sendingTo(`${address}/very-secret?token=very-secret`, patience)), taken };
}

async function sendingTo(address: string, patience: Patience, signal = NEVER) {
  const courier = openCourier(signal, patience);
  const headers = { authorization: 'Bearer very-secret' };
  const failure = await courier.send(address, { body: '{}', headers }).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return { attempts: courier.attempts, failure };
}

const waiting =
  (status: number, retryAfter: string): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'retry-after': retryAfter }).end('token=very-secret');
  };

test('what is overloaded or fails is asked again, up to four times', async (t) => {
  for (const status of [408, 429, 500, 502, 503, 504]) {
    const { attempts, failure, taken } = await sending(t, [status, status, 200]);
    assert.deepEqual([attempts, failure, taken.length], [3, null, 3], String(status));
  }
  const { attempts, failure } = await sending(t, [500]);
  assert.deepEqual([attempts, failure], [4, 'it answers 500']);
});

test('what refuses is not asked again', async (t) => {
  for (const status of [400, 401, 403, 404, 410, 422]) {
    const { attempts, failure } = await sending(t, [status]);
    assert.deepEqual([attempts, failure], [1, `it answers ${status}`]);
  }
});

test('it waits as long as it is asked to, and not longer than there is time', async (t) => {
  const begun = performance.now();
  const waited = await sending(t, [waiting(429, '1'), 200]);
  assert.deepEqual([waited.attempts, waited.failure], [2, null]);
  assert.ok(performance.now() - begun >= 990);
  const long = await sending(t, [waiting(503, '120'), 200]);
  assert.deepEqual([long.attempts, long.failure], [1, 'it answers 503 and asks to be left alone for 120 s']);
  const date = await sending(t, [waiting(429, new Date(Date.now() + 3_600_000).toUTCString()), 200]);
  assert.deepEqual(date.attempts, 1);
});

test('a redirect is not followed, least of all with credentials', async (t) => {
  const elsewhere = await recordingServer(t, 200);
  for (const status of [301, 302, 307, 308]) {
    const redirect: RequestListener = (_, response) => {
      response.writeHead(status, { location: elsewhere.address }).end();
    };
    const { attempts, failure } = await sending(t, [redirect]);
    assert.deepEqual([attempts, failure], [1, `it leads elsewhere (${status}), which is not followed`]);
  }
  assert.equal(elsewhere.taken.length, 0);
});

test('whatever a place does, it ends in time, and quotes nothing', async (t) => {
  const hasty = { ...IMPATIENT, attempts: 2, attemptMs: 250 };
  const failures: Partial<Record<Hostility, string | null>> = {};
  await Promise.all(
    hostilities().map(async (hostility) => {
      const address = await hostileServer(t, hostility);
      failures[hostility] = (await sendingTo(`${address}/very-secret`, hasty)).failure;
    }),
  );
  assert.doesNotMatch(JSON.stringify(failures), /very-secret|127\.0\.0\.1/);
  assert.equal(failures.hangs, 'no answer within 0.25 s');
  assert.equal(failures['redirects in a loop'], 'it leads elsewhere (302), which is not followed');
  assert.equal(failures['echoes and fails'], 'it answers 500');
  assert.match(String(failures['closes at once']), /^it hung up/);
  // The service took it: what it says besides is not waited for.
  assert.deepEqual(
    [failures['answers 10 MB'], failures['hangs half-way'], failures['closes half-way']],
    [null, null, null],
  );
});

test('an answer that is asked for is read in time, and no more than is sensible', async (t) => {
  const ask = async (hostility: Hostility) =>
    openCourier(NEVER, { ...IMPATIENT, attemptMs: 250 })
      .ask(await hostileServer(t, hostility), { body: '{}' })
      .catch((error: unknown) => (error instanceof Error ? error.message : ''));
  assert.equal(await ask('answers 10 MB'), 'it answers more than 64 KiB');
  assert.equal(await ask('hangs half-way'), 'no answer within 0.25 s');
  assert.match(await ask('closes half-way'), /^(it hung up|the connection failed)/);
});

test('where nobody listens, it is asked again, and said so', async () => {
  const { attempts, failure } = await sendingTo(`${await nowhere()}/very-secret`, IMPATIENT);
  assert.deepEqual([attempts, failure], [4, 'nobody listens at its address (ECONNREFUSED)']);
});

test('it stops at once when it is told to', async (t) => {
  const stop = new AbortController();
  const { address, taken } = await recordingServer(t, (_, response) => {
    response.writeHead(503).end();
    stop.abort();
  });
  const { failure } = await sendingTo(address, { ...IMPATIENT, backoffMs: 60_000 }, stop.signal);
  assert.deepEqual([failure, taken.length], ['there was no time left', 1]);
});
