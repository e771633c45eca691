import type { Finding } from '../../model/finding.ts';
import type { LastGo } from '../../readiness/remembered.ts';

/** A round of checks as the ledger would remember it, had its run been go. */
export function lastGoOf(findings: readonly Finding[]): LastGo {
  const seen = findings.flatMap(({ id, fingerprint }) =>
    fingerprint === undefined ? [] : [[id, fingerprint] as const],
  );
  return { judgedAt: findings[0]?.observedAt ?? '2026-03-01T10:00:00.000Z', seen: Object.fromEntries(seen) };
}
