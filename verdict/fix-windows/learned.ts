import { kindOf } from '../../model/fact-ids.ts';
import type { Owner } from '../../model/owner.ts';
import type { Reason } from '../../model/verdict.ts';
import { workingMilliseconds } from '../../support/working-time/intervals.ts';
import type { MendedCase } from './mended-cases.ts';

/** As many cases of a kind tell how long another one takes; of the very same reason one is enough. */
const CASES_OF_A_KIND = 3;
const SHORTEST = 60_000;
/** What took longer than a day's work was not worked at all the time. */
const LONGEST = 8 * 3_600_000;

/**
 * How long it takes to mend a reason, in milliseconds, by what was mended before: the median of the cases of the same
 * reason, otherwise of those of the same kind and team. Counted are the hours in which the owner was at work (all of
 * them where it was mended outside of these), without the time that deploying takes. `undefined` with too few cases.
 */
export function learnedFix(
  { id, owner }: Pick<Reason, 'id' | 'owner'>,
  cases: readonly MendedCase[],
  redeployMs: number,
): number | undefined {
  const same = cases.filter((one) => one.id === id);
  const alike = cases.filter((one) => one.kind === kindOf(id) && one.owner === (owner?.name ?? null));
  const chosen = same.length > 0 ? same : alike.length >= CASES_OF_A_KIND ? alike : [];
  if (chosen.length === 0) return undefined;
  const fix = Math.round(median(chosen.map((one) => workedAt(one, owner)))) - redeployMs;
  return Math.min(LONGEST, Math.max(SHORTEST, fix));
}

function workedAt({ noticedAt, goneAt }: MendedCase, owner: Owner | null): number {
  const atWork = owner === null ? 0 : workingMilliseconds(owner, noticedAt, goneAt);
  return atWork > 0 ? atWork : goneAt - noticedAt;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return (lower + upper) / 2;
}
