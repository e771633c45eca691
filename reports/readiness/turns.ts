import type { Readiness } from '../../model/finding.ts';
import type { Turn } from './change-text.ts';
import { fitnessOf } from './fitness.ts';

/** Follows round after round; tells when an environment becomes fit, or ceases to be, and how long it had been otherwise. */
export function followTurns(): (readiness: Readiness) => Turn | undefined {
  let last: { fit: boolean; since: number } | undefined;
  return ({ findings, startedAt, durationMs }) => {
    const seenAt = Date.parse(startedAt) + durationMs;
    const fitness = fitnessOf(findings);
    const fit = fitness === 'fit';
    if (last?.fit === fit) return undefined;
    const before = last;
    last = { fit, since: seenAt };
    if (before === undefined) return undefined;
    return { at: new Date(seenAt).toISOString(), fitness, afterMs: Math.max(0, seenAt - before.since) };
  };
}
