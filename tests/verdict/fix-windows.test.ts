import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Demo } from '../../model/demo.ts';
import type { FixWindow } from '../../model/fix-window.ts';
import { fixWindowSchema } from '../../model/fix-window.ts';
import type { Owner } from '../../model/owner.ts';
import { fixWindow } from '../../verdict/fix-windows/fix-window.ts';

const MINUTE = 60_000;
const at = (iso: string) => Date.parse(iso);
const OFFICE: Owner['workingHours']['days'] = ['mon', 'tue', 'wed', 'thu', 'fri'];

const devOps: Owner = {
  name: 'DevOps',
  timeZone: 'America/Los_Angeles',
  workingHours: { from: '08:00', to: '17:00', days: OFFICE },
  contact: '#devops',
};
const onCall = { name: 'DevOps rota', contact: '#devops-on-call' };
const london = {
  name: 'London desk',
  timeZone: 'Europe/London',
  workingHours: { from: '09:00', to: '12:00', days: OFFICE },
  contact: '#london',
};
const needs: FixWindow['needs'] = {
  fix: { ms: 45 * MINUTE, by: 'declared' },
  redeploy: { ms: 10 * MINUTE, by: 'declared' },
  rehearsal: { ms: 15 * MINUTE, by: 'measured' },
};
const DEMO = '2026-11-20T15:30:00.000Z';
const demo = { at: DEMO, freeze: null };

function windowAt(now: string, owner: Owner | null = devOps, planned: Pick<Demo, 'at' | 'freeze'> = demo): FixWindow {
  return fixWindowSchema.parse(fixWindow(owner, needs, planned, at(now)));
}

describe('the owner is in Los Angeles, the demo in London at 15:30 UTC', () => {
  const withOnCall = { ...devOps, onCall };

  test('the evening before, the owner is at work, and is the one to start before going home', () => {
    const window = windowAt('2026-11-19T18:30:00Z', withOnCall);
    assert.equal(window.state, 'open');
    assert.equal(window.startBy, '2026-11-20T14:20:00.000Z');
    assert.deepEqual(window.who, {
      name: 'DevOps',
      contact: '#devops',
      as: 'owner',
      timeZone: 'America/Los_Angeles',
      from: '2026-11-19T18:30:00.000Z',
      until: '2026-11-20T01:00:00.000Z',
    });
    assert.equal(
      window.says,
      'DevOps are at work now (10:30 there): they must start before they go home at 01:00 UTC on Fri 20 Nov (Thu 17:00 there). After that, wake the on-call (DevOps rota, #devops-on-call) by 14:05 UTC on Fri 20 Nov or present the fallback.',
    );
  });

  test('in the morning, the on-call must be woken, and by when is said', () => {
    const window = windowAt('2026-11-20T09:50:00Z', withOnCall);
    assert.equal(window.state, 'wake');
    assert.equal(window.wakeBy, '2026-11-20T14:05:00.000Z');
    assert.deepEqual([window.who?.as, window.who?.from], ['on-call', '2026-11-20T10:05:00.000Z']);
    assert.equal(
      window.says,
      'DevOps start in 6 h 10 min, at 16:00 UTC (08:00 there); the demo is at 15:30 UTC: wake the on-call (DevOps rota, #devops-on-call) by 14:05 UTC or present the fallback.',
    );
  });

  test('without an on-call nobody can, and the fallback is the plan', () => {
    const window = windowAt('2026-11-20T09:50:00Z');
    assert.deepEqual([window.state, window.who, window.wakeBy], ['nobody', null, null]);
    assert.match(window.says, /at 16:00 UTC .*no on-call is named, so present the fallback\.$/);
  });

  test('an on-call who can no longer be there in time is nobody', () => {
    assert.equal(windowAt('2026-11-20T14:05:00Z', withOnCall).state, 'wake');
    const window = windowAt('2026-11-20T14:06:00Z', withOnCall);
    assert.deepEqual([window.state, window.who, window.wakeBy], ['nobody', null, null]);
    assert.match(window.says, /can't be there in time, so present the fallback\.$/);
    const quick = { ...devOps, onCall: { ...onCall, answersWithinMs: 5 * MINUTE } };
    assert.equal(windowAt('2026-11-20T14:06:00Z', quick).wakeBy, '2026-11-20T14:15:00.000Z');
  });

  test('half an hour before the demo it is too late, and why is said', () => {
    const window = windowAt('2026-11-20T15:00:00Z', withOnCall);
    assert.deepEqual([window.state, window.startBy], ['closed', '2026-11-20T14:20:00.000Z']);
    assert.equal(
      window.says,
      'Too late: it takes 1 h 10 min (45 min to mend, 10 min to deploy, 15 min to rehearse), and the demo is in 30 min, at 15:30 UTC. Present the fallback.',
    );
  });

  test('a deputy who is at work goes before waking anybody, and before waiting for the owner', () => {
    const covered = { ...withOnCall, deputies: [london] };
    assert.deepEqual(windowAt('2026-11-20T09:50:00Z', covered).who?.name, 'London desk');
    const opens = windowAt('2026-11-20T08:20:00Z', covered);
    assert.deepEqual([opens.state, opens.who?.from], ['opens', '2026-11-20T09:00:00.000Z']);
    assert.match(opens.says, /their deputy London desk can start in 40 min, at 09:00 UTC \(09:00 there\)/);
    assert.match(
      windowAt('2026-11-19T18:30:00Z', covered).says,
      /After that, their deputy London desk can start at 09:00 UTC/,
    );
  });
});

test('the owner comes before a deputy who is at work as well, unless the owner leaves before it is mended', () => {
  const covered = {
    ...devOps,
    deputies: [{ ...london, timeZone: 'America/Los_Angeles', workingHours: { ...london.workingHours, to: '20:00' } }],
  };
  assert.equal(windowAt('2026-11-20T00:00:00Z', covered).who?.as, 'owner');
  const late = windowAt('2026-11-20T00:40:00Z', covered);
  assert.equal(late.who?.as, 'deputy');
  assert.match(late.says, /^DevOps go home at 01:00 UTC .*; their deputy London desk can start now/);
});

test('who is at work but goes home before it is mended is asked to stay', () => {
  const window = windowAt('2026-11-20T00:40:00Z');
  assert.equal(window.state, 'open');
  assert.match(window.says, /go home at 01:00 UTC \(Thu 17:00 there\), before it is mended: ask them to stay/);
});

test('the next day of work before the demo counts, not the next time they go home', () => {
  const window = windowAt('2026-11-20T19:00:00Z', devOps, { ...demo, at: '2026-11-24T19:00:00.000Z' });
  assert.equal(
    window.says,
    'DevOps are at work now (11:00 there): they must start by 17:50 UTC on Tue 24 Nov for the demo at 19:00 UTC on Tue 24 Nov.',
  );
});

test('a weekend and a holiday are waited for', () => {
  const monday = { ...demo, at: '2026-11-24T23:00:00.000Z' };
  assert.equal(windowAt('2026-11-21T19:00:00Z', devOps, monday).who?.from, '2026-11-23T16:00:00.000Z');
  const away = { ...devOps, daysOff: [{ from: '2026-11-23' }] };
  assert.equal(windowAt('2026-11-21T19:00:00Z', away, monday).who?.from, '2026-11-24T16:00:00.000Z');
  const longer = { ...devOps, daysOff: [{ from: '2026-11-23', to: '2026-11-27' }] };
  assert.equal(windowAt('2026-11-21T19:00:00Z', longer, monday).state, 'nobody');
});

test('the very latest start is in time, and a moment later is not', () => {
  const latest = { ...devOps, timeZone: 'UTC', workingHours: { ...devOps.workingHours, from: '14:20' } };
  assert.equal(windowAt('2026-11-20T09:00:00Z', latest).state, 'opens');
  assert.equal(windowAt('2026-11-20T14:20:00Z', latest).state, 'open');
  assert.equal(windowAt('2026-11-20T14:20:00.001Z', latest).state, 'closed');
  const later = { ...latest, workingHours: { ...latest.workingHours, from: '14:21' } };
  assert.equal(windowAt('2026-11-20T09:00:00Z', later).state, 'nobody');
});

test('an owner who is never there is said to be away, and somebody else is found', () => {
  const away = { ...devOps, daysOff: [{ from: '2026-01-01', to: '2030-01-01' }], onCall };
  const window = windowAt('2026-11-19T18:30:00Z', away);
  assert.equal(window.state, 'wake');
  assert.match(window.says, /^DevOps are not at work for a year: wake the on-call/);
});

test('a demo in the far future is reckoned with as quickly as any other', () => {
  const window = windowAt('2026-11-20T18:30:00Z', devOps, { at: '9999-12-04T15:30:00.000Z', freeze: null });
  assert.deepEqual([window.state, window.goesHomeAt], ['open', '9999-12-04T01:00:00.000Z']);
});

test('without an owner nobody can be asked, which is said together with by when', () => {
  const window = windowAt('2026-11-20T09:50:00Z', null);
  assert.deepEqual([window.state, window.startBy], ['nobody', '2026-11-20T14:20:00.000Z']);
  assert.match(
    window.says,
    /^Nobody is named whose it is, .* by 14:20 UTC .*name an owner, or present the fallback\.$/,
  );
  assert.equal(windowAt('2026-11-20T15:00:00Z', null).state, 'closed');
});

test('a demo that is over, and none at all, have no window', () => {
  const over = windowAt('2026-11-20T15:30:00Z');
  assert.deepEqual([over.state, over.startBy, over.who], ['no-demo', null, null]);
  assert.match(over.says, /^The demo was at 15:30 UTC: it is over/);
  assert.match(windowAt('2026-11-20T09:00:00Z', devOps, { at: null, freeze: null }).says, /^No demo is known/);
});

describe('while nothing may be deployed', () => {
  const frozen = (from: string, to: string) => ({ ...demo, freeze: { from, to } });

  test('it must be deployed before that begins', () => {
    const planned = frozen('2026-11-20T12:00:00.000Z', '2026-11-20T16:00:00.000Z');
    assert.equal(
      windowAt('2026-11-20T09:00:00Z', { ...devOps, timeZone: 'UTC' }, planned).startBy,
      '2026-11-20T11:05:00.000Z',
    );
  });

  test('it is too late once that has begun, and this is said rather than how long it takes', () => {
    const planned = frozen('2026-11-20T08:00:00.000Z', '2026-11-20T16:00:00.000Z');
    const window = windowAt('2026-11-20T09:00:00Z', devOps, planned);
    assert.equal(window.state, 'closed');
    assert.match(window.says, /somebody had to start by 07:05 UTC to have it deployed before the freeze/);
  });

  test('why it must be begun so early is said wherever a time is', () => {
    const planned = frozen('2026-11-20T12:00:00.000Z', '2026-11-20T15:30:00.000Z');
    const desk = { ...london, workingHours: { ...london.workingHours, to: '17:00' } };
    const why = 'by 11:05 UTC, to have it deployed before the freeze,';
    assert.equal(
      windowAt('2026-11-20T10:00:00Z', desk, planned).says,
      `London desk are at work now (10:00 there): they must start ${why} for the demo at 15:30 UTC.`,
    );
    assert.match(
      windowAt('2026-11-20T10:00:00Z', { ...devOps, onCall }, planned).says,
      /wake the on-call \(.*\) by 10:50 UTC, to have it deployed before the freeze, or present the fallback\.$/,
    );
    assert.ok(windowAt('2026-11-20T10:00:00Z', null, planned).says.includes(`somebody must start ${why} for the demo`));
  });

  test('a freeze that ends before the last deployment, or begins after it, changes nothing', () => {
    for (const planned of [
      frozen('2026-11-20T08:00:00.000Z', '2026-11-20T15:05:00.000Z'),
      frozen('2026-11-20T15:15:00.000Z', '2026-11-20T18:00:00.000Z'),
    ]) {
      assert.equal(windowAt('2026-11-20T09:00:00Z', devOps, planned).startBy, '2026-11-20T14:20:00.000Z');
    }
  });
});

test('what the page on fix windows shows is what is said', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/fix-windows.md'), 'utf8');
  const rows = [...page.matchAll(/^\|.*\| `(\w+)` \| (DevOps .*|Too late.*) \|$/gm)].map(([, state, says]) => [
    state,
    says,
  ]);
  const withOnCall = { ...devOps, onCall };
  const shown = [
    windowAt('2026-11-19T18:30:00Z', withOnCall),
    windowAt('2026-11-20T09:50:00Z', withOnCall),
    windowAt('2026-11-20T09:50:00Z'),
    windowAt('2026-11-20T15:00:00Z'),
  ];
  assert.deepEqual(
    rows,
    shown.map(({ state, says }) => [state, says]),
  );
});

test('clocks that are put forward or back in the night are followed', () => {
  const owner = {
    ...devOps,
    timeZone: 'Europe/London',
    workingHours: { ...devOps.workingHours, days: ['sun' as const] },
  };
  const spring = windowAt('2026-03-28T20:00:00Z', owner, { ...demo, at: '2026-03-29T15:30:00.000Z' });
  assert.equal(spring.who?.from, '2026-03-29T07:00:00.000Z');
  const autumn = windowAt('2026-10-24T20:00:00Z', owner, { ...demo, at: '2026-10-25T15:30:00.000Z' });
  assert.equal(autumn.who?.from, '2026-10-25T08:00:00.000Z');
});
