import type { Evidence, Scenario } from '../../model/evidence.ts';
import type { Readiness } from '../../model/finding.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';
import type { KeptReason, LedgerEntry } from '../../model/ledger-entry.ts';
import { type Run, runCounts } from '../../model/run.ts';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import { stepNames } from '../../model/step-names.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';

/** Of a run with more steps than this, a line of the ledger would be too long to keep them all. */
const MOST_STEPS = 2000;

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
      steps: passedSteps(evidence?.scenarios ?? []),
    },
    demoAt: run.demo.at,
    fingerprint,
    seen: seenIn(readiness),
  };
}

/** How long each step took that passed: one that did not tells nothing of how long it takes. */
function passedSteps(scenarios: readonly Scenario[]): LedgerEntry['durations']['steps'] {
  if (scenarios.reduce((sum, { steps }) => sum + steps.length, 0) > MOST_STEPS) return {};
  const ofScenarios = scenarios.map(({ id, steps }) => {
    const names = stepNames(steps);
    const passed = steps.flatMap(({ status, durationMs }, index) =>
      status === 'passed' ? [[names[index] ?? '', durationMs] as const] : [],
    );
    return [id, Object.fromEntries(passed)] as const;
  });
  return Object.fromEntries(ofScenarios.filter(([, steps]) => Object.keys(steps).length > 0));
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
