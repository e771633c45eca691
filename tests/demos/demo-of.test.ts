import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { demoOf } from '../../cli/conductor/demo-of.ts';
import { demoTime } from '../../cli/options.ts';
import { NO_DEMO, USUAL_SLOT_MS } from '../../model/demo.ts';
import type { PlannedDemo } from '../../model/demos-file.ts';
import { nextDemo } from '../../model/next-demo.ts';

const planned = (at: string, over: Partial<PlannedDemo> = {}): PlannedDemo => ({
  environment: 'staging',
  at,
  slotMs: null,
  title: null,
  presenters: [],
  freeze: null,
  ...over,
});

const BOARD = planned('2026-12-01T15:30:00.000Z', { title: 'The board', presenters: ['the CTO'], slotMs: 1_200_000 });
const LATER = planned('2026-12-08T15:30:00.000Z', { title: 'Investors' });
const ELSEWHERE = planned('2026-11-30T09:00:00.000Z', { environment: 'production' });
const DEMOS = [LATER, ELSEWHERE, BOARD];
const { environment: _, ...board } = BOARD;
const { environment: __, ...later } = LATER;
const BEFORE = Date.parse('2026-11-21T09:00:00Z');

test('the next that is planned on the environment counts, until it is over', () => {
  const at = (time: string) => nextDemo(DEMOS, 'staging', Date.parse(time)).title;
  assert.equal(at('2026-11-21T09:00:00Z'), 'The board');
  assert.equal(at('2026-12-01T15:49:59Z'), 'The board', 'while it goes on');
  assert.equal(at('2026-12-01T15:50:00Z'), 'Investors', 'once its slot is over');
  assert.equal(at('2026-12-08T15:59:59Z'), 'Investors', 'half an hour where no slot is said');
  assert.equal(at('2026-12-08T16:00:00Z'), null);
  assert.deepEqual(nextDemo(DEMOS, 'local', BEFORE), NO_DEMO);
});

test('what the command was told wins', () => {
  const of = (options: { demo?: string; slot?: number }) => demoOf(options, DEMOS, 'staging', BEFORE);
  assert.deepEqual(of({}), board);
  assert.deepEqual(of({ slot: 60_000 }), { ...board, slotMs: 60_000 });
  assert.deepEqual(of({ demo: 'none' }), NO_DEMO);
  assert.deepEqual(of({ demo: 'none', slot: 60_000 }), { ...NO_DEMO, slotMs: 60_000 });
  assert.deepEqual(of({ demo: '2026-12-02T10:00:00.000Z' }), { ...NO_DEMO, at: '2026-12-02T10:00:00.000Z' });
  assert.deepEqual(of({ demo: later.at }), later, 'what is planned for that very time belongs to it');
});

test('whatever is planned, the next demo is one that is not over, and none of the others comes before it', () => {
  const moment = fc.integer({ min: 0, max: 50 }).map((hours) => BEFORE + hours * 3_600_000);
  const demo = fc.record({
    at: moment,
    slotMs: fc.option(fc.integer({ min: 1, max: 36_000_000 })),
    environment: fc.constantFrom('staging', 'production'),
  });
  fc.assert(
    fc.property(fc.array(demo), moment, (drawn, now) => {
      const demos = drawn.map(({ at, ...rest }) => planned(new Date(at).toISOString(), rest));
      const open = demos
        .filter(
          ({ environment, at, slotMs }) =>
            environment === 'staging' && Date.parse(at) + (slotMs ?? USUAL_SLOT_MS) > now,
        )
        .map(({ at }) => Date.parse(at));
      const { at } = nextDemo(demos, 'staging', now);
      assert.equal(at === null ? Number.POSITIVE_INFINITY : Date.parse(at), Math.min(...open));
    }),
  );
});

const AHEAD: Record<string, number> = {
  'in 2h': 120,
  'in 90m': 90,
  'in 2h30m': 150,
  ' in 2h 30m ': 150,
  'in 1.5h': 90,
  'in 60s': 1,
  'in 1h30m60s': 91,
};

for (const [text, minutes] of Object.entries(AHEAD)) {
  test(`--demo "${text}" is ${minutes} minutes ahead`, () => {
    const before = Date.now();
    const ahead = Date.parse(demoTime(text)) - minutes * 60_000;
    assert.ok(ahead >= before && ahead <= Date.now());
  });
}

const REFUSED: Record<string, RegExp> = {
  in: /in quotes, as "in 2h"/,
  'in 2': /in quotes/,
  'in 2 hours': /in quotes/,
  'in -2h': /in quotes/,
  'in 0m': /in quotes/,
  'in 2h2h': /in quotes/,
  'in 2h, 30m': /in quotes/,
  'in 99999999999999999999h': /more than a year/,
  '2h': /"in 2h30m"/,
  tomorrow: /no time/,
  '2026-12-01T15:30:00': /with Z or an offset/,
  '2020-01-01T10:00:00Z': /in the past/,
};

for (const [text, said] of Object.entries(REFUSED)) {
  test(`--demo "${text}" is refused`, () => {
    assert.throws(() => demoTime(text), said);
  });
}

test('--demo takes an ISO time with its zone, or none', () => {
  assert.equal(demoTime('2099-12-01T16:30:00+01:00'), '2099-12-01T15:30:00.000Z');
  assert.equal(demoTime('2099-12-01T15:30Z'), '2099-12-01T15:30:00.000Z');
  assert.equal(demoTime('none'), 'none');
});
