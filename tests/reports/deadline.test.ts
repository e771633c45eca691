import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FixWindow } from '../../model/fix-window.ts';
import { deadlineOf } from '../../reports/words/deadline.ts';
import { openWindow, wakeWindow } from './samples/decided.ts';
import { after, platform } from './samples/people.ts';

const NOW = after(64_000);
const home = { ...openWindow, goesHomeAt: '2026-11-20T13:00:00.000Z' };

const DEADLINES: [name: string, window: FixWindow, said: string | null][] = [
  ['open, where clocks show UTC', openWindow, 'Accounts team must start by 14:49 UTC'],
  ['opens', { ...openWindow, state: 'opens' }, 'Accounts team must start by 14:49 UTC'],
  ['open, and they go home before', home, 'Accounts team must start before they go home at 13:00 UTC'],
  ['wake', wakeWindow, 'Wake Platform on-call by 14:05 UTC (06:05 there)'],
  ['nobody', { ...wakeWindow, state: 'nobody', who: null }, 'Somebody must start by 14:20 UTC (06:20 there)'],
  ['closed', { ...wakeWindow, state: 'closed', who: null }, 'Somebody had to start by 14:20 UTC (06:20 there)'],
  ['no demo', { ...wakeWindow, state: 'no-demo', startBy: null, wakeBy: null }, null],
  [
    'another day',
    { ...wakeWindow, wakeBy: '2026-11-21T06:30:00.000Z' },
    'Wake Platform on-call by 06:30 UTC on Sat 21 Nov (Fri 22:30 there)',
  ],
];
for (const [name, window, said] of DEADLINES) {
  test(`the moment that somebody has to keep: ${name}`, () => {
    const deadline = deadlineOf(window, platform, NOW);
    const there = deadline?.there == null ? '' : ` (${deadline.there})`;
    assert.equal(deadline && `${deadline.does} ${deadline.utc}${there}`, said);
  });
}

test('nobody’s clock is told where nobody is named', () => {
  assert.equal(deadlineOf({ ...wakeWindow, who: null }, null, NOW)?.there, null);
});
