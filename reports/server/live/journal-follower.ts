import { GrowingJournal } from '../../../model/growing-journal.ts';
import type { JournalReading } from '../../../model/journal-file.ts';

/** A journal that grows, with all that was read of it. */
export class JournalFollower {
  readonly #journal: GrowingJournal;
  readonly #known: JournalReading = { entries: [], unreadableLines: [] };

  constructor(path: string) {
    this.#journal = new GrowingJournal(path);
  }

  /** Everything that was written so far; a last line that is not finished is read another time. Rejects when it can't be read. */
  async readOn(): Promise<JournalReading> {
    const { entries, unreadableLines } = await this.#journal.readOn();
    for (const entry of entries) this.#known.entries.push(entry);
    for (const line of unreadableLines) this.#known.unreadableLines.push(line);
    return this.#known;
  }
}
