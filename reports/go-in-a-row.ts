import type { Verdict } from '../model/verdict.ts';

/** How often it was go without a break, of how often it must be before a demo: `2 of 3 go in a row`; `null` where none is asked. */
export function goInARowText(verdict: Pick<Verdict, 'goInARow'> | null): string | null {
  const row = verdict?.goInARow ?? null;
  if (row === null || row.wanted === 0) return null;
  return row.count > row.wanted ? `${row.count} go in a row` : `${row.count} of ${row.wanted} go in a row`;
}
