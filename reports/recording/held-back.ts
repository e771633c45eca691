import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { JournalEntry } from '../../model/journal.ts';
import { parseJournal } from '../../model/journal-file.ts';

/** An action in a scenario; moments in epoch milliseconds. */
interface Doing {
  scenario: string;
  attempt: number;
  from: number;
  until: number;
}

/** The clocks by which two processes round the same moment. */
const ROUNDING_MS = 1;
const NEWLINE = '\n'.charCodeAt(0);

/**
 * Knows while which actions something was put into a sensitive field. Who plays the scenario sees the field, in another process, and
 * notes it in the journal before the action is done.
 */
export class HeldBack {
  readonly #journal: string;
  readonly #moments = new Map<string, number[]>();
  #offset = 0;

  constructor(journal: string) {
    this.#journal = journal;
  }

  /** Whether an action that is over put something into a sensitive field; also where the journal can't be read. */
  was({ scenario, attempt, from, until }: Doing): boolean {
    try {
      this.#readOn();
    } catch {
      return true;
    }
    const moments = this.#moments.get(keyOf({ scenario, attempt })) ?? [];
    return moments.some((at) => at >= from - ROUNDING_MS && at <= until + ROUNDING_MS);
  }

  /** Nothing more will be asked of an attempt. */
  forget(attempt: Pick<Doing, 'scenario' | 'attempt'>): void {
    this.#moments.delete(keyOf(attempt));
  }

  #readOn(): void {
    for (const entry of entriesOf(this.#unread())) {
      if (entry.kind !== 'held-back') continue;
      const key = keyOf(entry);
      const moments = this.#moments.get(key) ?? [];
      this.#moments.set(key, [...moments, Date.parse(entry.at)]);
    }
  }

  /** The whole lines that were written since it was read last. */
  #unread(): string {
    const file = openSync(this.#journal, 'r');
    try {
      const unread = Buffer.alloc(Math.max(0, fstatSync(file).size - this.#offset));
      const bytesRead = readSync(file, unread, 0, unread.length, this.#offset);
      const end = unread.subarray(0, bytesRead).lastIndexOf(NEWLINE) + 1;
      this.#offset += end;
      return unread.toString('utf8', 0, end);
    } finally {
      closeSync(file);
    }
  }
}

/** Most lines are about something else, and need not be read. */
function entriesOf(text: string): JournalEntry[] {
  const lines = text.split('\n').filter((line) => line.includes('"held-back"'));
  return parseJournal(lines.join('\n')).entries;
}

function keyOf({ scenario, attempt }: Pick<Doing, 'scenario' | 'attempt'>): string {
  return `${attempt} ${scenario}`;
}
