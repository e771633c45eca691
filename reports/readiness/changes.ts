import type { Finding, FindingStatus } from '../../model/finding.ts';

/** A finding that is not what it was in the round before; there may have been none then. */
export interface Change {
  finding: Finding;
  before: { status: FindingStatus; observed: string } | null;
}

/**
 * What changed from one round to the next: another status, another cause, or something else observed of what does not
 * pass. Numbers in what was observed do not count, as ages and durations differ each time.
 */
export function changesBetween(before: readonly Finding[], after: readonly Finding[]): Change[] {
  const earlier = new Map(before.map((finding) => [finding.id, finding]));
  return after.flatMap((finding): Change[] => {
    const was = earlier.get(finding.id);
    if (was === undefined) return [{ finding, before: null }];
    if (isSame(was, finding)) return [];
    return [{ finding, before: { status: was.status, observed: was.observed } }];
  });
}

function isSame(before: Finding, after: Finding): boolean {
  if (before.status !== after.status) return false;
  if (after.status === 'pass') return true;
  return before.because === after.because && withoutNumbers(before.observed) === withoutNumbers(after.observed);
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, '0');
}
