import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCrontab } from '../../../readiness/sources/crontab/parse-crontab.ts';

test('a user’s crontab: schedules, zones and variables of the lines above, and what is switched off', () => {
  const entries = parseCrontab(
    [
      '# m h dom mon dow command',
      'PATH=/usr/bin',
      '*/5 * * * * /app/poll --all',
      'CRON_TZ="Europe/Berlin"',
      "30 2 * * 1-5 TOKEN='a b' MODE=fast /app/nightly",
      '#0 4 * * * /app/report',
      '@hourly /app/tidy',
      '@reboot /app/once',
      '',
      'not an entry',
    ].join('\n'),
    { system: false },
  );
  const PATH = '/usr/bin';
  const zoned = { PATH, CRON_TZ: 'Europe/Berlin' };
  const timeZone = 'Europe/Berlin';
  assert.deepEqual(entries, [
    { schedule: '*/5 * * * *', timeZone: null, command: '/app/poll --all', variables: { PATH }, enabled: true },
    {
      schedule: '30 2 * * 1-5',
      timeZone,
      command: "TOKEN='a b' MODE=fast /app/nightly",
      variables: { ...zoned, TOKEN: 'a b', MODE: 'fast' },
      enabled: true,
    },
    { schedule: '0 4 * * *', timeZone, command: '/app/report', variables: zoned, enabled: false },
    { schedule: '@hourly', timeZone, command: '/app/tidy', variables: zoned, enabled: true },
    { schedule: null, timeZone, command: '/app/once', variables: zoned, enabled: true },
  ]);
});

test('a system crontab names a user before the command', () => {
  const [entry] = parseCrontab('17 * * * * root cd / && run-parts /etc/cron.hourly', { system: true });
  assert.deepEqual([entry?.schedule, entry?.command], ['17 * * * *', 'cd / && run-parts /etc/cron.hourly']);
});

test('any text is read without an error, and whatever is written as an entry is found', () => {
  fc.assert(fc.property(fc.string(), fc.boolean(), (text, system) => Array.isArray(parseCrontab(text, { system }))));
  const field = fc.oneof(
    fc.nat(59).map(String),
    fc.constant('*'),
    fc.nat(29).map((step) => `*/${step + 1}`),
  );
  const schedule = fc.array(field, { minLength: 5, maxLength: 5 }).map((fields) => fields.join(' '));
  fc.assert(
    fc.property(schedule, fc.boolean(), (times, enabled) => {
      const [entry] = parseCrontab(`${enabled ? '' : '# '}${times} /app/poll`, { system: false });
      assert.deepEqual([entry?.schedule, entry?.command, entry?.enabled], [times, '/app/poll', enabled]);
    }),
  );
});
