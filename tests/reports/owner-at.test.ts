import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Owner } from '../../model/owner.ts';
import { describeOwnerAt, ownerAt } from '../../reports/words/owner-at.ts';
import { accounts, platform } from './samples.ts';

describe('an owner at a moment', () => {
  it('is at work within local hours', () => {
    assert.deepEqual(ownerAt(accounts, new Date('2026-11-20T09:31:00Z')), {
      localTime: 'Fri 09:31',
      atWork: true,
      backAt: undefined,
      night: false,
    });
  });

  it('is asleep in another time zone, and back the same morning', () => {
    const at = ownerAt(platform, new Date('2026-11-20T09:31:00Z'));
    assert.deepEqual(at, { localTime: 'Fri 01:31', atWork: false, backAt: 'Fri 09:00', night: true });
  });

  it('is back on Monday after a Friday evening', () => {
    assert.equal(ownerAt(accounts, new Date('2026-11-20T17:30:00Z')).backAt, 'Mon 09:00');
  });

  it('follows daylight saving time', () => {
    assert.equal(ownerAt(accounts, new Date('2026-07-01T08:00:00Z')).localTime, 'Wed 09:00');
    assert.equal(ownerAt(accounts, new Date('2026-07-01T08:00:00Z')).atWork, true);
  });

  it('counts a night shift to the day on which it begins', () => {
    const nights: Owner = { ...accounts, timeZone: 'UTC', workingHours: { from: '22:00', to: '06:00', days: ['fri'] } };
    assert.equal(ownerAt(nights, new Date('2026-11-20T23:00:00Z')).atWork, true);
    assert.equal(ownerAt(nights, new Date('2026-11-21T05:59:00Z')).atWork, true);
    assert.equal(ownerAt(nights, new Date('2026-11-20T05:00:00Z')).atWork, false);
    assert.equal(ownerAt(nights, new Date('2026-11-21T06:00:00Z')).backAt, 'Fri 22:00');
  });

  it('is back after days off, with the date where the weekday alone would be another week’s', () => {
    const at = new Date('2026-12-24T12:00:00Z');
    const away: Owner = { ...platform, daysOff: [{ from: '2026-12-24', to: '2027-01-01' }] };
    assert.equal(ownerAt(away, at).backAt, 'Mon 4 Jan 09:00');
    assert.equal(describeOwnerAt(away, at), 'Thu 04:00 there, a day off, back Mon 4 Jan 09:00 their time');
    const gone: Owner = { ...platform, daysOff: [{ from: '2026-12-24', to: '2029-01-01' }] };
    assert.equal(describeOwnerAt(gone, at), 'Thu 04:00 there, a day off');
  });

  it('has somebody on call while nobody is at work', () => {
    const covered: Owner = { ...accounts, onCall: { name: 'Rota', contact: '#rota' } };
    assert.match(
      describeOwnerAt(covered, new Date('2026-11-20T20:00:00Z')),
      /Mon 09:00 their time, somebody is on call$/,
    );
    assert.equal(describeOwnerAt(covered, new Date('2026-11-20T10:00:00Z')), 'Fri 10:00 there, at work');
  });

  it('is told in words', () => {
    assert.equal(
      describeOwnerAt(platform, new Date('2026-11-20T09:31:00Z')),
      'Fri 01:31 there, not at work, back Fri 09:00 their time',
    );
  });
});
