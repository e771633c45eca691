import type { Fingerprint } from '../../model/fingerprint.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';

/** A run as the ledger remembers it: one on staging that was go, unless told otherwise. */
export function ledgerEntry(run: string, over: Partial<LedgerEntry> = {}): LedgerEntry {
  const [, date = '2026-11-20', hour = '02', minute = '00'] = /^(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)/.exec(run) ?? [];
  const startedAt = `${date}T${hour}:${minute}:00.000Z`;
  const judgedAt = new Date(Date.parse(startedAt) + 60_000).toISOString();
  return {
    schemaVersion: 1,
    run,
    environment: 'staging',
    startedAt,
    judgedAt,
    state: 'finished',
    outcome: 'go',
    summary: 'as it came out',
    counts: true,
    blockers: [],
    doubts: [],
    risks: [],
    durations: { whole: 60_000, readiness: 800, journey: 40_000, scenarios: {}, steps: {} },
    demoAt: null,
    fingerprint: null,
    seen: {},
    ...over,
  };
}

/** A fingerprint of these facts, by their ids. */
export function fingerprintOf(facts: Readonly<Record<string, string>>, over: Partial<Fingerprint> = {}): Fingerprint {
  return {
    schemaVersion: 1,
    environment: 'staging',
    takenAt: '2026-11-20T02:00:00.000Z',
    facts: Object.entries(facts)
      .map(([id, value]) => ({ id, subject: id.split('/')[1] ?? '', value }))
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
    unread: [],
    ...over,
  };
}
