import type { Facts } from '../model/facts.ts';
import type { Finding, FindingStatus } from '../model/finding.ts';

/** The findings of a status; none where readiness was never looked at. */
export function findings(readiness: Facts['readiness'], status: FindingStatus): Finding[] {
  return (readiness?.findings ?? []).filter((finding) => finding.status === status);
}

/** What failed when it was asked again, and had not failed before the scenarios. */
export function brokenMeanwhile(facts: Facts): Finding[] {
  return newlyOf(facts, 'fail');
}

/** What had no answer when it was asked again, and had one before the scenarios. */
export function silentMeanwhile(facts: Facts): Finding[] {
  return newlyOf(facts, 'unknown');
}

function newlyOf({ readiness, readinessAfter }: Facts, status: FindingStatus): Finding[] {
  const before = new Set(findings(readiness, status).map(({ id }) => id));
  return findings(readinessAfter, status).filter(({ id }) => !before.has(id));
}
