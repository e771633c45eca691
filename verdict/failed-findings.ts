import type { Facts } from '../model/facts.ts';
import type { Finding, FindingStatus } from '../model/finding.ts';

/** The findings of a status; none where readiness was never looked at. */
export function findings(readiness: Facts['readiness'], status: FindingStatus): Finding[] {
  return (readiness?.findings ?? []).filter((finding) => finding.status === status);
}

/** What failed when it was asked again, and had not failed before the scenarios. */
export function brokenMeanwhile({ readiness, readinessAfter }: Facts): Finding[] {
  const before = new Set(findings(readiness, 'fail').map(({ id }) => id));
  return findings(readinessAfter, 'fail').filter(({ id }) => !before.has(id));
}
