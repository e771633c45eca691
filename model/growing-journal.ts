import { open } from 'node:fs/promises';
import { type JournalReading, parseJournal } from './journal-file.ts';

const NEWLINE = '\n'.charCodeAt(0);

/** A journal that others write, each of whose lines is read once. */
export class GrowingJournal {
  readonly #path: string;
  #offset: number;
  #lines = 0;

  /** Without `from` it is read from its beginning; with it, from that byte on, at which a line must begin. */
  constructor(path: string, from = 0) {
    this.#path = path;
    this.#offset = from;
  }

  /**
   * What was written since it was read last; a last line that is not finished is read another time. Lines are counted from where
   * reading began. Rejects when it can't be read.
   */
  async readOn(): Promise<JournalReading> {
    await using file = await open(this.#path, 'r');
    const { size } = await file.stat();
    const unread = Buffer.alloc(Math.max(0, size - this.#offset));
    const { bytesRead } = await file.read(unread, 0, unread.length, this.#offset);
    const end = unread.subarray(0, bytesRead).lastIndexOf(NEWLINE) + 1;
    this.#offset += end;
    const text = unread.toString('utf8', 0, end);
    const { entries, unreadableLines } = parseJournal(text);
    const before = this.#lines;
    this.#lines += text.split('\n').length - 1;
    return { entries, unreadableLines: unreadableLines.map((line) => before + line) };
  }
}
