import { fingerprintSchema } from '../../model/fingerprint.ts';
import { type LedgerEntry, ledgerEntrySchema } from '../../model/ledger-entry.ts';
import type { KeptRun } from '../../reports/post-mortem/kept-run.ts';
import type { Trouble } from '../../reports/post-mortem/trouble.ts';
import { decided, told } from '../reports/samples/decided.ts';
import { sampleVerdict } from '../reports/samples/verdict.ts';
import { samples } from '../reports/samples.ts';

const blocker = {
  id: 'configuration/payments/BANK_CLIENT_SECRET',
  rule: 'readiness-failed',
  title: 'payments runs without BANK_CLIENT_SECRET',
  subject: 'payments',
  owner: 'Platform team',
};

/** An entry of the ledger, a no-go unless told otherwise. */
export function entry(run: string, judgedAt: string, changes: Partial<LedgerEntry> = {}): LedgerEntry {
  const outcome = changes.outcome ?? 'no-go';
  return ledgerEntrySchema.parse({
    run,
    environment: 'staging',
    startedAt: judgedAt,
    judgedAt,
    state: 'finished',
    outcome,
    summary: '',
    counts: true,
    blockers: outcome === 'no-go' ? [blocker] : [],
    doubts: [],
    risks: [],
    durations: { whole: 64_000, readiness: 800, journey: 17_400, scenarios: {} },
    demoAt: null,
    fingerprint: null,
    seen: {},
    ...changes,
  });
}

const fingerprint = (value: string, changed?: string) =>
  fingerprintSchema.parse({
    environment: 'staging',
    takenAt: '2026-11-20T09:30:13.000Z',
    facts: [
      {
        id: 'version/payments',
        subject: 'payments',
        value,
        ...(changed === undefined ? {} : { changed: { at: changed, by: 'the release manager', what: null } }),
      },
    ],
    unread: [],
  });

export const before = entry('2026-11-19T210014-9ab2', '2026-11-19T21:01:20.000Z', { outcome: 'go' });
export const noticed = entry('2026-11-20T093012-4f1c', '2026-11-20T09:31:16.000Z', {
  demoAt: '2026-11-20T15:30:00.000Z',
  fingerprint: fingerprint('9b1e'),
});
export const still = entry('2026-11-20T110000-bbbb', '2026-11-20T11:01:00.000Z', { fingerprint: fingerprint('9b1e') });
export const again = entry('2026-11-20T133000-cccc', '2026-11-20T13:31:00.000Z', {
  outcome: 'go',
  fingerprint: fingerprint('4f1c', '2026-11-20T13:05:00.000Z'),
});

/** The story: go in the evening, a change at night, noticed, told, mended before the demo. */
export const trouble: Trouble = { before, during: [noticed, still], after: again };
export const kept = new Map<string, KeptRun>([
  [noticed.run, { verdict: sampleVerdict('no-go', 'no', decided), told, evidence: samples.noGoDelayed.evidence }],
]);
