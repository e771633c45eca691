import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rememberedOf } from '../../cli/conductor/remembered.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import type { NewestEvidence } from '../../readiness/remembered.ts';
import { checkReadiness } from '../../readiness/run-checks.ts';
import { systemClock } from '../../support/clock.ts';
import { ledgerEntry } from '../helpers/ledger-entry.ts';
import { environmentOf } from './open-source.ts';

const NOW = Date.parse('2026-11-21T09:00:00Z');
const clock = { now: () => NOW, pause: systemClock.pause };
const place = 'files in ledger';

/** What is found where the cycle should be rehearsed so often and the ledger tells this. */
async function found(newestEvidence?: NewestEvidence, rehearsedEvery: string | null = '24h') {
  const environment = environmentOf(rehearsedEvery === null ? {} : { rehearsedEvery });
  const more = newestEvidence === undefined ? {} : { newestEvidence };
  const { findings } = await checkReadiness(environment, { clock, ...more });
  return findings.find(({ check }) => check === 'evidence');
}

const since = (hours: number, over: Partial<LedgerEntry> = {}): NewestEvidence => {
  const judgedAt = new Date(NOW - hours * 3_600_000).toISOString();
  return { place, read: true, value: { ...ledgerEntry('2026-11-20T020000-aaaa'), judgedAt, ...over } };
};

test('nothing is asked where nobody says how often it should be rehearsed', async () => {
  assert.equal(await found(since(1000), null), undefined);
});

const AGES: { hours: number; every: string; status: string }[] = [
  { hours: 7, every: '24h', status: 'pass' },
  { hours: 26, every: '24h', status: 'pass' },
  { hours: 26.01, every: '24h', status: 'warn' },
  { hours: 48, every: '24h', status: 'warn' },
  { hours: 1.1, every: '1h', status: 'pass' },
  { hours: 1.11, every: '1h', status: 'warn' },
  { hours: -0.5, every: '1h', status: 'pass' },
];

for (const { hours, every, status } of AGES) {
  test(`evidence of ${hours} h ago, where there should be some every ${every}: ${status}`, async () => {
    assert.equal((await found(since(hours), every))?.status, status);
  });
}

test('a missed nightly says how old the newest evidence is, what it came to, and what to do', async () => {
  const finding = await found(since(31, { outcome: 'no-go' }));
  assert.equal(finding?.id, 'evidence/staging');
  assert.equal(finding.observed, 'last rehearsed 31 h ago, on 2026-11-20 02:00 UTC: no-go');
  assert.equal(finding.expected, 'rehearsed every 24 h, at most 2 h late');
  assert.match(finding.remedy, /rehearse run --env staging/);
  assert.equal(finding.source, place);
});

test('where nothing was ever rehearsed there is doubt', async () => {
  const finding = await found({ place, read: true, value: null });
  assert.deepEqual([finding?.status, finding?.observed], ['warn', 'no rehearsal is known that counts']);
  assert.equal(finding?.remedy, 'rehearse run --env staging', 'no run is missed that never was to come');
});

test('a ledger that can’t be read, or that nobody looked into, is no pass', async () => {
  const unread = await found({ place, read: false, reason: 'EACCES' });
  assert.deepEqual([unread?.status, unread?.observed], ['unknown', 'not known: EACCES']);
  assert.match(unread?.remedy ?? '', /^see what is wrong with the ledger: rehearse history --env \w+ --verify$/);
  assert.equal((await found())?.status, 'unknown');
});

test('only runs that count are evidence, and of those only one that was go is the last go', () => {
  const history = [
    ledgerEntry('2026-11-20T060000-eeee', { counts: false }),
    ledgerEntry('2026-11-20T050000-dddd', { outcome: 'no-go' }),
    ledgerEntry('2026-11-20T040000-cccc', { counts: false, seen: { a: 'wrong' } }),
    ledgerEntry('2026-11-20T030000-bbbb', { seen: { a: 'right' } }),
    ledgerEntry('2026-11-20T020000-aaaa'),
  ];
  const { lastGo, newestEvidence } = rememberedOf({ history, ledgerTroubles: [], ledgerUnread: null }, place);
  assert.deepEqual(lastGo?.seen, { a: 'right' });
  assert.equal(newestEvidence.read ? newestEvidence.value?.run : '', '2026-11-20T050000-dddd');
});

test('of a ledger that can’t be trusted nothing is remembered', () => {
  const history = [ledgerEntry('2026-11-20T020000-aaaa')];
  const { lastGo, newestEvidence } = rememberedOf(
    { history, ledgerTroubles: ['a line is missing'], ledgerUnread: null },
    place,
  );
  assert.equal(lastGo, null);
  assert.equal(newestEvidence.read ? '' : newestEvidence.reason, "the ledger can't be trusted: a line is missing");
});
