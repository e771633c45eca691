import type { JournalEntry } from '../../../model/journal.ts';

/** A call our platform made in a recorded run, and what the audience saw meanwhile. */
export interface MadeCall {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** The scenario's title; its id where it was never announced. */
  readonly scenario: string;
  /** The step under way; `null` when it came before the first. */
  readonly step: string | null;
}

/** The calls to the bank that a run's journal tells of, each with the step that was under way at that time. */
export function madeCalls(entries: readonly JournalEntry[]): MadeCall[] {
  const titles = new Map(
    entries.flatMap((entry) => (entry.kind === 'scenario-begun' ? [[entry.scenario, entry.title]] : [])),
  );
  return entries.flatMap((entry) => {
    if (entry.kind !== 'bank-call') return [];
    const { method, path, status, scenario } = entry;
    return [{ method, path, status, scenario: titles.get(scenario) ?? scenario, step: stepAt(entry, entries) }];
  });
}

/** The step that began last before the call. A poll between two steps belongs to the one before: what it sees shows after it. */
function stepAt(
  call: { scenario: string; attempt: number; at: string },
  entries: readonly JournalEntry[],
): string | null {
  const begun = entries.filter(
    (entry) =>
      entry.kind === 'step-begun' &&
      entry.scenario === call.scenario &&
      entry.attempt === call.attempt &&
      Date.parse(entry.at) <= Date.parse(call.at),
  );
  const last = begun.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1);
  return last?.kind === 'step-begun' ? last.step : null;
}
