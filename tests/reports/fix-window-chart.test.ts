import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type FixWindow, fixWindowSchema } from '../../model/fix-window.ts';
import type { Owner } from '../../model/owner.ts';
import type { Reason } from '../../model/verdict.ts';
import { daysThere } from '../../reports/page/fix-windows/days-there.ts';
import { renderFixWindows } from '../../reports/page/fix-windows/fix-windows.ts';
import { peopleOf } from '../../reports/page/fix-windows/people.ts';
import { timeAxis } from '../../reports/page/fix-windows/time-axis.ts';
import { openWindow, wakeWindow } from './samples/decided.ts';
import { accounts, missingCredential, platform, samples, sampleVerdict } from './samples.ts';

const HOUR = 3_600_000;
const JUDGED = Date.parse('2026-11-20T09:31:16.000Z');
const staffed: Owner = {
  ...platform,
  deputies: [{ ...accounts, name: 'Platform Europe' }],
  onCall: { name: 'Platform on-call', contact: '+1 415 555 0100', answersWithinMs: 15 * 60_000 },
};
const { decided } = samples;

function reason(owner: Owner | null, fixWindow: FixWindow | null, id = 'a'): Reason {
  return { ...missingCredential, id, owner, fixWindow };
}

function chart(blockers: Reason[], demoAt: string | null = decided.run.demo.at, risks: Reason[] = []): string {
  const verdict = sampleVerdict('no-go', 'It stands still.', { blockers, risks });
  return renderFixWindows({
    ...decided,
    verdict,
    run: { ...decided.run, demo: { ...decided.run.demo, at: demoAt } },
  }).toString();
}

test('nothing is drawn without a demo ahead, or without anybody who has working hours', () => {
  assert.equal(chart([reason(platform, wakeWindow)], null), '');
  assert.equal(chart([reason(platform, wakeWindow)], '2026-11-20T09:00:00.000Z'), '');
  assert.equal(chart([reason(null, { ...wakeWindow, who: null })]), '');
  assert.equal(chart([reason(platform, null)]), '');
  assert.match(chart([reason(platform, wakeWindow)]), /<svg/);
});

test('a team has one row however many blockers it owns, its deputies and who is on call their own', () => {
  const twice = [reason(staffed, wakeWindow), reason(staffed, wakeWindow, 'b')];
  const people = peopleOf(sampleVerdict('no-go', '', { blockers: twice, risks: [reason(accounts, openWindow)] }));
  assert.deepEqual(
    people.map(({ name, as }) => [name, as]),
    [
      ['Platform team', 'owner'],
      ['Platform Europe', 'deputy'],
      ['Platform on-call', 'on-call'],
      ['Accounts team', 'owner'],
    ],
  );
  const [, , onCall, team] = people;
  assert.deepEqual(
    onCall?.marks.map(({ does, reasons }) => [does, reasons]),
    [
      ['wake', ['blocker 1', 'blocker 2']],
      ['start', ['blocker 1', 'blocker 2']],
    ],
  );
  assert.deepEqual(
    team?.marks.map(({ reasons }) => reasons),
    [['risk 1']],
  );
});

test('each moment is drawn with its word, and told to who does not see it, by UTC and by the clock there', () => {
  const page = chart([reason(staffed, wakeWindow)], undefined, [reason(accounts, openWindow)]);
  assert.match(page, />wake by 14:05, blocker 1</);
  assert.match(page, />start by 14:49, risk 1</);
  assert.match(page, /<li>start by 14:49 UTC \(14:49 there\), for risk 1<\/li>/);
  assert.match(page, /<li>at work from 09:31 UTC/);
  assert.match(page, /<li>can be called at any time<\/li>/);
  assert.match(page, /aria-label="From the verdict at 09:31 UTC to the demo at 15:30 UTC"/);
  assert.match(page, /nothing is deployed/);
});

test('who goes home before the latest start has to start before that', () => {
  const page = chart([reason(accounts, { ...openWindow, goesHomeAt: '2026-11-20T13:00:00.000Z' })]);
  assert.match(page, />start before they leave at 13:00, blocker 1</);
});

test('a moment that has passed is at the edge, and says so; what nobody is named for has a row of its own', () => {
  const closed = { ...openWindow, state: 'closed' as const, startBy: '2026-11-20T09:00:00.000Z' };
  const page = chart([reason(accounts, closed), reason(null, { ...wakeWindow, state: 'nobody', who: null }, 'b')]);
  assert.match(page, /x="0%"[^>]*>had to start by 09:00, blocker 1</);
  assert.match(page, /<strong>Nobody is named<\/strong><span>No hours are known/);
});

test('on a demo in 40 minutes the axis counts minutes, in six days it counts days', () => {
  const soon = timeAxis(JUDGED, JUDGED + 40 * 60_000)?.ticks.map(({ text }) => text) ?? [];
  assert.deepEqual(soon.slice(0, 2), ['09:35', '09:40']);
  const far = timeAxis(JUDGED, JUDGED + 6 * 24 * HOUR);
  assert.deepEqual(
    far?.ticks.slice(0, 2).map(({ text }) => text),
    ['Sat 21 Nov', 'Sun 22 Nov'],
  );
  assert.equal(far?.named(JUDGED + 24 * HOUR), 'Sat 09:31');
});

test('of a demo in the far future no chart is drawn, and it takes no time', () => {
  assert.equal(timeAxis(JUDGED, JUDGED + 61 * 24 * HOUR), undefined);
  assert.equal(timeAxis(JUDGED, Date.parse('9999-12-31T23:59:59Z')), undefined);
});

test('a time zone that there is not makes a fix window unreadable, instead of the whole page', () => {
  assert.equal(fixWindowSchema.safeParse(openWindow).success, true);
  const who = { ...openWindow.who, timeZone: 'Nowhere/Else' };
  assert.equal(fixWindowSchema.safeParse({ ...openWindow, who }).success, false);
});

test('the axis keeps the order of moments, from 0 to 100, whole milliseconds long', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 * 24 * HOUR }), fc.integer(), fc.integer(), (ahead, one, other) => {
      const axis = timeAxis(JUDGED, JUDGED + ahead);
      assert.ok(axis && Number.isInteger(axis.until) && axis.until > JUDGED + ahead);
      const [a, b] = [axis.at(JUDGED + Math.min(one, other)), axis.at(JUDGED + Math.max(one, other))];
      assert.ok(a >= 0 && a <= b && b <= 100);
    }),
  );
});

test('nights and days off are those of the calendar there', () => {
  const pacific = {
    timeZone: 'America/Los_Angeles',
    workingHours: platform.workingHours,
    daysOff: [{ from: '2026-11-23' }],
  };
  const { nights, daysOff } = daysThere(pacific, JUDGED, JUDGED + 4 * 24 * HOUR);
  const said = ({ from, until }: { from: number; until: number }) => [
    new Date(from).toISOString(),
    new Date(until).toISOString(),
  ];
  assert.deepEqual(nights.slice(0, 2).map(said), [
    ['2026-11-20T09:31:16.000Z', '2026-11-20T15:00:00.000Z'],
    ['2026-11-21T05:00:00.000Z', '2026-11-21T15:00:00.000Z'],
  ]);
  assert.deepEqual(daysOff.map(said), [['2026-11-21T08:00:00.000Z', '2026-11-24T08:00:00.000Z']]);
});
