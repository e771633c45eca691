import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JobFact, VersionFact } from '../../readiness/sources/facts.ts';
import type { Source } from '../../readiness/sources/source.ts';
import { TELLING_JOB, TELLING_VERSION, told } from '../../readiness/sources/told.ts';

const version = (place: string, over: Partial<VersionFact>): Source => ({
  place,
  version: async () => ({
    place,
    read: true,
    value: { commit: null, build: null, image: null, environment: null, ...over },
  }),
});
const job = (place: string, value: JobFact): Source => ({ place, job: async () => ({ place, read: true, value }) });
const unreadable = (place: string): Source => ({
  place,
  version: async () => ({ place, read: false, reason: 'closed' }),
});

test('what one source does not know of a version, the next may', async () => {
  const environment = { name: 'staging', id: 'staging-1' };
  const reading = await told(
    [version('a container', { image: 'app:1', commit: 'abc' }), version('the service', { commit: 'fff', environment })],
    'portal',
    TELLING_VERSION,
  );
  assert.deepEqual(reading, {
    place: 'a container',
    read: true,
    value: { commit: 'abc', build: null, image: 'app:1', environment },
  });
});

test('a schedule and the runs may be told by two, and either may say that a job is suspended', async () => {
  const cron = {
    schedule: '* * * * *',
    timeZone: 'UTC',
    enabled: false,
    disabledBecause: 'a line is commented out',
    tellsRuns: false,
    lastRun: null,
  };
  const at = '2026-03-01T10:00:00.000Z';
  const lastRun = { startedAt: at, endedAt: at, outcome: 'succeeded' as const };
  const runs = { schedule: null, timeZone: null, enabled: true, disabledBecause: null, tellsRuns: true, lastRun };
  const reading = await told([job('crontab', cron), job('runs', runs)], 'poller', TELLING_JOB);
  assert.deepEqual(reading.read && reading.value, { ...cron, tellsRuns: true, lastRun });
});

test('a source that can’t be read does no harm where another can, and else all reasons are told', async () => {
  const one = await told([unreadable('here'), version('there', { commit: 'abc' })], 'portal', TELLING_VERSION);
  assert.equal(one.read && one.value.commit, 'abc');
  const none = await told([unreadable('here'), unreadable('there')], 'portal', TELLING_VERSION);
  assert.deepEqual(none, { place: 'here, there', read: false, reason: 'here: closed; there: closed' });
  const nobody = await told([{ place: 'a file' }], 'portal', TELLING_VERSION);
  assert.deepEqual(nobody, { place: 'a file', read: false, reason: 'none of its sources tells the version' });
});
