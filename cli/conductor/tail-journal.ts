import { type FSWatcher, statSync, watch } from 'node:fs';
import { GrowingJournal } from '../../model/growing-journal.ts';
import type { JournalEntry } from '../../model/journal.ts';

/** Follows a journal that others write, telling of each entry soon after it was written. */
export class JournalTail {
  readonly #journal: GrowingJournal;
  readonly #onEntry: (entry: JournalEntry) => void;
  readonly #watcher: FSWatcher;
  #reading: Promise<void> = Promise.resolve();

  /** The journal must exist; what is in it already is not told. */
  constructor(path: string, onEntry: (entry: JournalEntry) => void) {
    this.#onEntry = onEntry;
    this.#journal = new GrowingJournal(path, statSync(path).size);
    this.#watcher = watch(path, () => this.#read());
  }

  /** Reads what is left and stops following. */
  async close(): Promise<void> {
    this.#watcher.close();
    this.#read();
    await this.#reading;
  }

  #read(): void {
    // A journal that can't be read costs the progress, not the run: what is missing of it shows at the end.
    this.#reading = this.#reading.then(() => this.#readOn()).catch(() => {});
  }

  async #readOn(): Promise<void> {
    for (const entry of (await this.#journal.readOn()).entries) this.#onEntry(entry);
  }
}
