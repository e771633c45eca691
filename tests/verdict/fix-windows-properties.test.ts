import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type FixWindow, WINDOW_STATES } from '../../model/fix-window.ts';
import type { Deputy, Owner } from '../../model/owner.ts';
import { isoTime } from '../../support/clock.ts';
import { fixWindow } from '../../verdict/fix-windows/fix-window.ts';

const HOUR = 3_600_000;
const DAYS: Owner['workingHours']['days'] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const somebody: fc.Arbitrary<Deputy> = fc.record({
  name: fc.constantFrom('One', 'Two', 'Three'),
  contact: fc.constant('#them'),
  timeZone: fc.constantFrom('UTC', 'Europe/London', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Kiritimati'),
  workingHours: fc.record({
    from: fc.constantFrom('00:00', '02:30', '09:00', '22:00'),
    to: fc.constantFrom('00:00', '06:00', '17:00'),
    days: fc.subarray(DAYS, { minLength: 1 }),
  }),
  daysOff: fc.array(fc.constantFrom({ from: '2026-10-25' }, { from: '2026-10-20', to: '2026-11-20' }), {
    maxLength: 2,
  }),
});
const owners: fc.Arbitrary<Owner> = fc
  .record({
    owner: somebody,
    deputies: fc.array(somebody, { maxLength: 2 }),
    answers: fc.option(fc.integer({ min: 0, max: 3 * HOUR })),
  })
  .map(({ owner, deputies, answers }) => ({
    ...owner,
    deputies,
    ...(answers === null ? {} : { onCall: { name: 'Rota', contact: '#rota', answersWithinMs: answers } }),
  }));
const takes = fc.integer({ min: 0, max: 6 * HOUR }).map((ms) => ({ ms, by: 'usual' as const }));
const needs: fc.Arbitrary<FixWindow['needs']> = fc.record({ fix: takes, redeploy: takes, rehearsal: takes });
const moments = fc.integer({ min: Date.UTC(2026, 9, 22), max: Date.UTC(2026, 10, 2) });
const freezes = fc.option(
  fc.tuple(moments, moments).map(([one, other]) => ({
    from: isoTime(Math.min(one, other)),
    to: isoTime(Math.max(one, other)),
  })),
);
const RUNS = { numRuns: 300 };

test('every window keeps to the demo, to now, and to who is there', () => {
  fc.assert(
    fc.property(fc.option(owners), needs, moments, moments, freezes, (owner, need, demoAt, now, freeze) => {
      const window = fixWindow(owner, need, { at: isoTime(demoAt), freeze }, now);
      const { state, startBy, wakeBy, who } = window;
      assert.doesNotMatch(window.says, /undefined|null|NaN|\s\s/);
      assert.equal(state === 'no-demo', demoAt <= now);
      if (startBy === null) return;
      const start = Date.parse(startBy);
      assert.ok(start + need.fix.ms + need.redeploy.ms + need.rehearsal.ms <= demoAt);
      assert.equal(state === 'closed', start < now);
      assert.equal(who === null, state === 'closed' || state === 'nobody');
      assert.equal(wakeBy !== null, state === 'wake');
      if (wakeBy !== null) assert.ok(Date.parse(wakeBy) >= now && Date.parse(wakeBy) <= start);
      if (who === null) return;
      assert.ok(Date.parse(who.from) >= now && Date.parse(who.from) <= start);
      assert.equal(state === 'open', who.as !== 'on-call' && Date.parse(who.from) === now);
      assert.equal(who.until === null, who.as === 'on-call');
    }),
    RUNS,
  );
});

test('nothing is deployed while it must not be, and the latest deployment is not earlier than it has to be', () => {
  fc.assert(
    fc.property(needs, moments, freezes, (need, demoAt, freeze) => {
      const { startBy } = fixWindow(null, need, { at: isoTime(demoAt), freeze }, 0);
      const from = Date.parse(startBy ?? '') + need.fix.ms;
      const until = from + need.redeploy.ms;
      if (freeze === null) return assert.equal(until, demoAt - need.rehearsal.ms);
      assert.ok(from >= Date.parse(freeze.to) || until <= Date.parse(freeze.from) || from === until);
      assert.ok(until === demoAt - need.rehearsal.ms || until === Date.parse(freeze.from));
    }),
    RUNS,
  );
});

test('moving the demo earlier never makes a window better, nor the latest start later', () => {
  const rank = ({ state }: FixWindow) => WINDOW_STATES.indexOf(state);
  fc.assert(
    fc.property(
      fc.option(owners),
      needs,
      moments,
      moments,
      fc.nat({ max: 48 * HOUR }),
      freezes,
      (owner, need, demoAt, now, by, freeze) => {
        const planned = fixWindow(owner, need, { at: isoTime(demoAt), freeze }, now);
        const earlier = fixWindow(owner, need, { at: isoTime(demoAt - by), freeze }, now);
        assert.ok(rank(earlier) >= rank(planned), `${planned.state} became ${earlier.state}`);
        assert.ok(earlier.startBy === null || planned.startBy === null || earlier.startBy <= planned.startBy);
      },
    ),
    RUNS,
  );
});

test('what takes longer to mend never has a better window', () => {
  fc.assert(
    fc.property(owners, needs, moments, moments, takes, (owner, need, demoAt, now, more) => {
      const longer = { ...need, fix: { ...need.fix, ms: need.fix.ms + more.ms } };
      const demo = { at: isoTime(demoAt), freeze: null };
      const [planned, slower] = [fixWindow(owner, need, demo, now), fixWindow(owner, longer, demo, now)];
      assert.ok(WINDOW_STATES.indexOf(slower.state) >= WINDOW_STATES.indexOf(planned.state));
    }),
    RUNS,
  );
});
