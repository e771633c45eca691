import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers } from '../stand-in.ts';
import { nowhere } from '../stand-in.ts';
import { inShort, lookAt, observedOf } from './looking.ts';
import { environmentWith, telling } from './services.ts';

const TEN_SECONDS = 10_000;
const clocks = (aheadMs: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(aheadMs).map(([name, clockAheadMs]) => [name, { answers: telling({ clockAheadMs }) }]),
  );

test('clocks that agree pass, ours too', async (t) => {
  const found = await lookAt(await environmentWith(t, clocks({ portal: 0, payments: 300 })), ['clock']);
  assert.deepEqual(inShort(found), ['clock/payments pass', 'clock/portal pass', 'clock/staging pass']);
});

test('one clock that is off fails alone', async (t) => {
  const found = await lookAt(await environmentWith(t, clocks({ portal: 0, payments: -TEN_SECONDS })), ['clock']);
  assert.deepEqual(inShort(found), ['clock/payments fail', 'clock/portal pass', 'clock/staging pass']);
  assert.match(observedOf(found, 'clock/payments'), / s( \(.*\))? behind ours$/);
});

test('where all are off alike, it is ours', async (t) => {
  const found = await lookAt(await environmentWith(t, clocks({ portal: TEN_SECONDS, payments: TEN_SECONDS })), [
    'clock',
  ]);
  assert.deepEqual(inShort(found), ['clock/payments pass', 'clock/portal pass', 'clock/staging warn']);
  assert.match(observedOf(found, 'clock/staging'), /all 2 clocks are .* ahead of ours/);
});

const dated = (date: string, more: Record<string, string> = {}): Answers => ({
  'GET /health/live': (_, response) => {
    response.writeHead(200, { date, ...more });
    response.end();
  },
});

test('where no source tells the time, the Date header does, unless something kept the answer', async (t) => {
  const old = new Date(Date.now() - TEN_SECONDS).toUTCString();
  const environment = await environmentWith(t, {
    portal: { answers: { 'GET /health/live': {} } },
    old: { answers: dated(old) },
    kept: { answers: dated(old, { age: '10' }) },
    silent: { answers: dated('today') },
  });
  assert.deepEqual(inShort(await lookAt(environment, ['clock'])), [
    'clock/kept unknown',
    'clock/old fail',
    'clock/portal pass',
    'clock/silent unknown',
    'clock/staging pass',
  ]);
});

test('the clock of a service that is down is not known because of that', async (t) => {
  const environment = await environmentWith(t, {
    portal: { url: await nowhere() },
    payments: { url: await nowhere() },
  });
  assert.deepEqual(inShort(await lookAt(environment, ['clock'])), [
    'clock/payments unknown (reachable/payments)',
    'clock/portal unknown (reachable/portal)',
    'clock/staging unknown (clock/portal)',
    'reachable/payments fail',
    'reachable/portal fail',
  ]);
});
