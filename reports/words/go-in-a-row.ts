import type { Verdict } from '../../model/verdict.ts';

/**
 * How often it was go without a break, of how often it must be before a demo: `Go in a row: 2 of 3 wanted`; `null` where
 * none is asked, or this run is none, which its outcome tells.
 */
export function goInARowText(verdict: Pick<Verdict, 'goInARow'> | null): string | null {
  const row = verdict?.goInARow ?? null;
  if (row === null || row.wanted === 0 || row.count === 0) return null;
  return `Go in a row: ${row.count}${row.count > row.wanted ? '' : ` of ${row.wanted} wanted`}`;
}
