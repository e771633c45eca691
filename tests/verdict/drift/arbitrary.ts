import fc from 'fast-check';
import type { Fact, Fingerprint } from '../../../model/fingerprint.ts';
import type { LedgerEntry } from '../../../model/ledger-entry.ts';
import { ledgerEntry } from '../../helpers/ledger-entry.ts';

const SERVICES = ['payments', 'portal'] as const;
const PRINT = fc
  .integer({ min: 0, max: 6 })
  .map((digit) => `set, ${'a1b2c3d'.at(digit)?.repeat(16)} under ${'0'.repeat(16)}`);
const COMMIT = fc.integer({ min: 0, max: 6 }).map((digit) => 'abcdef0'.at(digit)?.repeat(40) ?? '');

/** What is known of an environment by its ids; a key that is `null` is not set. */
export type State = Readonly<Record<string, string | null>>;

const shape: Record<string, fc.Arbitrary<string | null>> = {
  'bank/contract': fc.constantFrom('2026-03', '2026-09'),
  'bank/version': fc.constantFrom('2026-03', '2026-09'),
  'flag/fees': fc.constantFrom('on', 'off', 'not there'),
  'job/poll/schedule': fc.constantFrom('*/5 * * * *', '*/9 * * * *'),
  'job/poll/time-zone': fc.constantFrom('UTC', 'Europe/Lisbon'),
  'pipeline/deploy/configuration': fc.constantFrom('b10b', 'c0de', 'not there'),
};
for (const name of SERVICES) {
  shape[`version/${name}`] = COMMIT;
  for (const key of ['URL', 'SECRET', 'a/b']) shape[`configuration/${name}/${key}`] = fc.option(PRINT);
}

/** Any state of a small environment. */
export const anyState = fc.record(shape);

/** The ids in which two states differ. */
export function differingIds(before: State, after: State): string[] {
  return Object.keys(before)
    .filter((id) => before[id] !== after[id])
    .toSorted();
}

/** The fingerprint of a state, all of which was read but for what is under one of `unread`. */
export function fingerprintOfState(state: State, unread: readonly string[] = []): Fingerprint {
  const isUnread = (id: string) => unread.some((each) => id === each || id.startsWith(`${each}/`));
  const markers = SERVICES.map((name) => [`configuration/${name}`, 'all keys are told'] as const);
  const facts: Fact[] = [...Object.entries(state), ...markers].flatMap(([id, value]) =>
    value === null || isUnread(id) ? [] : [{ id, subject: id.split('/')[1] ?? '', value }],
  );
  return {
    schemaVersion: 1,
    environment: 'staging',
    takenAt: '2026-11-20T02:00:00.000Z',
    facts: facts.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    unread: unread.map((id) => ({ id, reason: 'it does not answer' })),
  };
}

/** A run of a history that is written with the oldest first; later ones begin later. */
export function runOf(number: number, outcome: LedgerEntry['outcome'], state: State | null): LedgerEntry {
  const day = String(1 + (number % 28)).padStart(2, '0');
  return ledgerEntry(`2026-${String(1 + Math.floor(number / 28)).padStart(2, '0')}-${day}T020000-${number}`, {
    outcome,
    fingerprint: state === null ? null : fingerprintOfState(state),
  });
}
