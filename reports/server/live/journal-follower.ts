import { open } from 'node:fs/promises';
import { type JournalReading, parseJournal } from '../../../model/journal-file.ts';

const NEWLINE = '\n'.charCodeAt(0);

/** A journal that grows, each of whose lines is read once. */
export class JournalFollower {
  readonly #path: string;
  readonly #known: JournalReading = { entries: [], unreadableLines: [] };
  #offset = 0;
  #lines = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Everything that was written so far; a last line that is not finished is read another time. Rejects when it can't be read. */
  async readOn(): Promise<JournalReading> {
    await using file = await open(this.#path, 'r');
    const { size } = await file.stat();
    if (size <= this.#offset) return this.#known;
    const unread = Buffer.alloc(size - this.#offset);
    const { bytesRead } = await file.read(unread, 0, unread.length, this.#offset);
    const end = unread.subarray(0, bytesRead).lastIndexOf(NEWLINE) + 1;
    this.#offset += end;
    const text = unread.toString('utf8', 0, end);
    const { entries, unreadableLines } = parseJournal(text);
    for (const entry of entries) this.#known.entries.push(entry);
    for (const line of unreadableLines) this.#known.unreadableLines.push(this.#lines + line);
    this.#lines += text.split('\n').length - 1;
    return this.#known;
  }
}
