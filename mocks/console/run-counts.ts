import type { DeskCase } from '../desk/desk.ts';
import type { RunCount } from './list-page.ts';

/** The runs that have cases, and how much waits in each; the newest run first, for their ids begin with their time. */
export function runCounts(cases: readonly DeskCase[]): RunCount[] {
  const waiting = new Map<string, number>();
  for (const each of cases) {
    if (each.run !== null) waiting.set(each.run, (waiting.get(each.run) ?? 0) + (each.waiting ? 1 : 0));
  }
  return [...waiting].map(([run, count]) => ({ run, waiting: count })).sort((a, b) => (a.run < b.run ? 1 : -1));
}
