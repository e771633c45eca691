import type { LogLine } from '../../../model/log-line.ts';
import { systemClock } from '../../../support/clock.ts';
import { redact } from '../../../support/redact.ts';
import { readLogLine } from './read-log-line.ts';
import { withoutCredentials } from './without-credentials.ts';

/** A line that was found in a log; `at` in epoch milliseconds. */
export interface FoundLine extends Omit<LogLine, 'at'> {
  at: number;
}

/** What was found in the logs, by correlation id, and what could not be read, in sentences. */
export interface FoundLines {
  lines: Map<string, FoundLine[]>;
  troubles: string[];
}

export const MOST_LINES = 200;
const LONGEST_LINE = 2000;

/** Lines of one log as they were found, in their order. One without a time of its own was written when the one before it was. */
export function foundLines(subject: string, lines: readonly string[]): FoundLine[] {
  let before: number | null = null;
  return lines.map((line) => {
    const { at, level, text } = readLogLine(line);
    before = at ?? before;
    return { at: before ?? systemClock.now(), subject, level, text };
  });
}

/** Of one scenario's lines those that are kept, in order of time: errors and warnings before anything else, then the first. */
export function keptLines(found: readonly FoundLine[]): { kept: FoundLine[]; isAll: boolean } {
  const inOrder = found.toSorted((a, b) => a.at - b.at);
  const isLoud = ({ level }: FoundLine) => level === 'error' || level === 'warning';
  const chosen = new Set([...inOrder.filter(isLoud), ...inOrder.filter((line) => !isLoud(line))].slice(0, MOST_LINES));
  const kept = inOrder
    .filter((line) => chosen.has(line))
    .map((line) => ({ ...line, text: cut(withoutCredentials(redact(line.text))) }));
  return { kept, isAll: kept.length === found.length };
}

/** Secrets must be out of it: half of one would not be known. */
function cut(text: string): string {
  return text.length <= LONGEST_LINE ? text : `${text.slice(0, LONGEST_LINE - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
