import { type FSWatcher, statSync, watch } from 'node:fs';
import { open } from 'node:fs/promises';
import type { JournalEntry } from '../../model/journal.ts';
import { parseJournal } from '../../model/journal-file.ts';

const NEWLINE = '\n'.charCodeAt(0);

/** Follows a journal that others write, telling of each entry soon after it was written. */
export class JournalTail {
  readonly #path: string;
  readonly #onEntry: (entry: JournalEntry) => void;
  readonly #watcher: FSWatcher;
  #offset: number;
  #reading: Promise<void> = Promise.resolve();

  /** The journal must exist; what is in it already is not told. */
  constructor(path: string, onEntry: (entry: JournalEntry) => void) {
    this.#path = path;
    this.#onEntry = onEntry;
    this.#offset = statSync(path).size;
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
    await using file = await open(this.#path, 'r');
    const { size } = await file.stat();
    if (size <= this.#offset) return;
    const unread = Buffer.alloc(size - this.#offset);
    const { bytesRead } = await file.read(unread, 0, unread.length, this.#offset);
    const end = unread.subarray(0, bytesRead).lastIndexOf(NEWLINE) + 1;
    this.#offset += end;
    for (const entry of parseJournal(unread.toString('utf8', 0, end)).entries) this.#onEntry(entry);
  }
}
