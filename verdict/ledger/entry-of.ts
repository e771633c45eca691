import type { Evidence } from '../../model/evidence.ts';
import type { Readiness } from '../../model/finding.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';
import type { KeptReason, LedgerEntry } from '../../model/ledger-entry.ts';
import { type Run, runCounts } from '../../model/run.ts';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';

/** What a run left besides its verdict; what it did not get to is `null`. */
export interface Left {
  evidence: Evidence | null;
  readiness: Readiness | null;
  fingerprint: Fingerprint | null;
}

/** What the ledger keeps of a run that is over. */
export function entryOf(run: Run, verdict: Verdict, { evidence, readiness, fingerprint }: Left): LedgerEntry {
  const endedAt = run.endedAt ?? verdict.judgedAt;
  return {
    schemaVersion: SCHEMA_VERSION,
    run: run.id,
    environment: run.environment,
    startedAt: run.startedAt,
    judgedAt: verdict.judgedAt,
    state: run.state,
    outcome: verdict.outcome,
    summary: verdict.summary,
    counts: runCounts(run),
    blockers: verdict.blockers.map(kept),
    doubts: verdict.doubts.map(kept),
    risks: verdict.risks.map(kept),
    durations: {
      // A clock that was set back in between must not keep the run out of the ledger.
      whole: Math.max(0, Date.parse(endedAt) - Date.parse(run.startedAt)),
      readiness: readiness?.durationMs ?? 0,
      journey: verdict.journeyMs,
      scenarios: Object.fromEntries((evidence?.scenarios ?? []).map(({ id, durationMs }) => [id, durationMs])),
      steps: {},
    },
    demoAt: run.demo.at,
    fingerprint,
    seen: seenIn(readiness),
  };
}

function kept({ id, rule, title, subject, owner }: Reason): KeptReason {
  return { id, rule, title, subject, owner: owner?.name ?? null };
}

function seenIn(readiness: Readiness | null): Record<string, string> {
  const seen = (readiness?.findings ?? []).flatMap(({ id, fingerprint }) =>
    fingerprint === undefined ? [] : [[id, fingerprint] as const],
  );
  return Object.fromEntries(seen);
}
