import assert from 'node:assert/strict';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Clock } from '../../../support/clock.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { type Answers, nowhere, standIn } from '../stand-in.ts';
import { inShort, lookAt, observedOf } from './looking.ts';
import { environmentWith } from './services.ts';

/** A service that hands the correlation id of every probe to `log`. */
const loggingTo = (log: (correlationId: string) => void): Answers => ({
  'GET /health/live': {},
  'GET /rehearse-log-probe': (request, response) => {
    log(String(request.headers['x-correlation-id']));
    response.writeHead(404).end();
  },
});

/** A clock on which waiting between two searches takes no time, while the whole is never over. */
function hastyClock(): Clock {
  let now = Date.now();
  return {
    now: () => now,
    async pause(milliseconds) {
      if (milliseconds > 1000) return new Promise(() => {});
      now += milliseconds;
    },
  };
}

/** What is found of a portal that logs to a file, which is there and empty unless told otherwise. */
async function findingsOf(context: TestContext, log: (id: string, file: string) => void, declared = 'portal.log') {
  const project = temporaryFolder(context);
  const file = join(project, 'portal.log');
  writeFileSync(file, '');
  const portal = {
    answers: loggingTo((id) => log(id, file)),
    declared: { logs: { kind: 'log-file', path: declared } },
  } as const;
  const environment = await environmentWith(context, { portal });
  return lookAt(environment, ['logging'], { project, clock: hastyClock() });
}

test('a request whose correlation id reaches the log passes', async (t) => {
  const ids: string[] = [];
  const found = await findingsOf(t, (id, file) => {
    ids.push(id);
    appendFileSync(file, `{"correlationId":"${id}"}\n`);
  });
  assert.deepEqual(inShort(found), ['logging/portal pass']);
  assert.equal(ids.length, 1, 'it is one request');
  assert.match(ids.join(), /^[A-Za-z0-9._-]{8,128}$/, 'a correlation id that services accept');
});

test('a request of which the log says nothing fails', async (t) => {
  const found = await findingsOf(t, () => {});
  assert.deepEqual(inShort(found), ['logging/portal fail']);
  assert.match(observedOf(found, 'logging/portal'), /its correlation id is not in the log/);
});

test('a log that is not there is not known, nor is a source that holds none', async (t) => {
  const found = await findingsOf(t, () => {}, 'other.log');
  assert.deepEqual(inShort(found), ['logging/portal unknown']);
  assert.match(observedOf(found, 'logging/portal'), /the log can't be searched/);
  const portal = { answers: loggingTo(() => {}), declared: { logs: { kind: 'operations' } } } as const;
  const other = await lookAt(await environmentWith(t, { portal }), ['logging']);
  assert.match(observedOf(other, 'logging/portal'), /holds no log/);
});

test('a log behind an address is asked until the request has reached it', async (t) => {
  const ids: string[] = [];
  let searches = 0;
  const log = await standIn(t, {
    'GET /logs': (_, response) => {
      searches += 1;
      response.end(JSON.stringify({ lines: searches < 3 ? [] : ids }));
    },
  });
  const portal = {
    answers: loggingTo((id) => ids.push(id)),
    declared: { logs: { kind: 'log-search', url: `${log}/logs#{correlationId}` } },
  } as const;
  const found = await lookAt(await environmentWith(t, { portal }), ['logging'], { clock: hastyClock() });
  assert.deepEqual(inShort(found), ['logging/portal pass']);
  assert.equal(searches, 3);
});

test('whether a service that is down logs is not known because of that', async (t) => {
  const portal = { url: await nowhere(), declared: { logs: { kind: 'log-file', path: 'portal.log' } } } as const;
  const found = await lookAt(await environmentWith(t, { portal }), ['logging']);
  assert.deepEqual(inShort(found), ['logging/portal unknown (reachable/portal)', 'reachable/portal fail']);
});
