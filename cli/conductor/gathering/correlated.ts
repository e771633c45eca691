import type { JournalEntry } from '../../../model/journal.ts';

/** An attempt of a scenario and the id that went with everything done in it. */
export interface Correlated {
  scenario: string;
  attempt: number;
  title: string;
  correlationId: string;
}

/** So many scenarios are looked for in logs; of more, those that were played last are. */
const MOST_SCENARIOS = 200;

/** The attempts of which the correlation id is known, by their own record or by what the bank saw. */
export function correlatedScenarios(entries: readonly JournalEntry[]): Correlated[] {
  const titles = new Map<string, string>();
  const known = new Map<string, Correlated>();
  for (const entry of entries) {
    if (entry.kind === 'scenario-announced' || entry.kind === 'scenario-begun') titles.set(entry.scenario, entry.title);
    if (entry.kind !== 'correlation' && entry.kind !== 'bank-call') continue;
    const { scenario, attempt, correlationId } = entry;
    known.set(correlationId, { scenario, attempt, correlationId, title: titles.get(scenario) ?? scenario });
  }
  return [...known.values()].slice(-MOST_SCENARIOS);
}
