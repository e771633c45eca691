import type { JournalEntry } from '../../../model/journal.ts';

/** An attempt of a scenario that has something delayed, from its first milestone on. Epoch milliseconds. */
export interface FlowSpan {
  scenario: string;
  attempt: number;
  from: number;
  until: number;
  /** When the bank was asked in it how something stands. */
  polls: number[];
}

/** The delayed part of each attempt of each scenario, until its last milestone or until one was no longer waited for. */
export function flowSpans(entries: readonly JournalEntry[]): FlowSpan[] {
  const spans = new Map<string, FlowSpan>();
  for (const entry of entries) {
    if (entry.kind !== 'milestone' && entry.kind !== 'milestone-missing') continue;
    const { scenario, attempt } = entry;
    const at = Date.parse(entry.at);
    const known = spans.get(keyOf(entry)) ?? { scenario, attempt, from: at, until: at, polls: [] };
    const from = entry.kind === 'milestone' ? at : at - entry.diagnosis.waitedMs;
    spans.set(keyOf(entry), { ...known, from: Math.min(known.from, from), until: Math.max(known.until, at) });
  }
  for (const entry of entries) {
    if (entry.kind !== 'bank-call' || (entry.role !== 'read' && entry.role !== 'list')) continue;
    const span = spans.get(keyOf(entry));
    const at = Date.parse(entry.at);
    if (span !== undefined && at >= span.from && at <= span.until) span.polls.push(at);
  }
  return [...spans.values()];
}

function keyOf({ scenario, attempt }: { scenario: string; attempt: number }): string {
  return `${attempt} ${scenario}`;
}
