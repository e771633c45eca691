import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readLogLine } from '../../cli/conductor/gathering/read-log-line.ts';

const at = Date.parse('2026-11-21T15:07:10.123Z');

/** One moment as loggers write it, and the level where one is said. */
const FORMS: readonly (readonly [line: string, level: string | null, text: string])[] = [
  ['{"at":"2026-11-21T15:07:10.123Z","level":"warn","service":"s","event":"late","ms":5}', 'warning', 'late ms=5'],
  [`{"level":50,"time":${at},"pid":7,"hostname":"h","msg":"broke"}`, 'error', 'broke'],
  [`{"level":"info","ts":${at / 1000},"msg":"zap","caller":"main.go:1"}`, 'info', 'zap caller=main.go:1'],
  ['{"@timestamp":"2026-11-21T16:07:10.123+01:00","log.level":"ERROR","message":"ecs"}', 'error', 'ecs'],
  ['{"@t":"2026-11-21T15:07:10.1234567Z","@mt":"serilog","@l":"Fatal"}', 'error', 'serilog'],
  [`{"severity":"NOTICE","timestamp":"${at}000000","message":"in nanoseconds"}`, 'info', 'in nanoseconds'],
  ['2026-11-21T15:07:10.123456789Z {"level":"error","msg":"shipped"}', 'error', 'shipped'],
  ['2026-11-21 15:07:10.123 UTC [7840] LOG:  database is ready', 'info', ''],
  ['2026-11-21 15:07:10,123 ERROR [main] com.bank.Poller - refused', 'error', ''],
  ['[2026-11-21T15:07:10.123Z] WARN: late', 'warning', ''],
  ['time="2026-11-21T17:07:10.123+0200" level=debug msg="logfmt"', 'debug', ''],
];

test('the time and level of a line are read in the forms in which loggers write them', () => {
  for (const [line, level, text] of FORMS) {
    const read = readLogLine(line);
    assert.deepEqual([read.at, read.level, read.text], [at, level, text === '' ? line : text], line);
  }
  const access = '10.0.0.1 - - [21/Nov/2026:16:07:10 +0100] "GET / HTTP/1.1" 500 12';
  assert.equal(readLogLine(access).at, Date.parse('2026-11-21T15:07:10Z'));
});

test('a line that says neither is its own text, and a time it tells of is not its own', () => {
  assert.deepEqual(readLogLine('  at Poller.run (poller.ts:12)  '), {
    at: null,
    level: null,
    text: 'at Poller.run (poller.ts:12)',
  });
  const told = `customer ${'x'.repeat(80)} was created 2026-11-21T15:07:10Z`;
  assert.equal(readLogLine(told).at, null);
  assert.equal(readLogLine('{"time":"yesterday","level":"constructor","msg":"m"}').level, null);
  assert.equal(readLogLine('2026-99-99T15:07:10Z no such day').at, null);
});

test('whatever a line holds, it is read without an error', () => {
  const json = fc.json().map((text) => text.replaceAll('\n', ' '));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 300 }),
        json,
        fc.string().map((text) => `{"msg":${text}`),
      ),
      (line) => {
        const read = readLogLine(line);
        assert.ok(read.at === null || Number.isInteger(read.at));
        assert.equal(typeof read.text, 'string');
      },
    ),
  );
});

test('the moment that a logger wrote is the moment that is read', () => {
  const moments = fc.date({ min: new Date('2001-01-01'), max: new Date('2099-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (moment) => {
      const iso = moment.toISOString();
      for (const line of [
        JSON.stringify({ time: iso, msg: 'm' }),
        JSON.stringify({ ts: moment.getTime(), msg: 'm' }),
        `${iso.replace('T', ' ').replace('Z', ' UTC')} m`,
        `[${iso}] m`,
      ])
        assert.equal(readLogLine(line).at, moment.getTime(), line);
    }),
  );
});
