import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

const LINES_REMEMBERED = 4000;
const LONGEST_LINE_REMEMBERED = 2000;

/** A line that a part wrote. */
export interface LogLine {
  part: string;
  line: string;
}

/** Keeps what the parts write: the last lines in memory, and where there is a folder, all of it in one file per part. */
export class ServiceLogs {
  /** The newest overwrites the oldest. */
  readonly #remembered: LogLine[] = [];
  #written = 0;
  readonly #folder: string | undefined;
  readonly #files = new Map<string, WriteStream>();

  constructor(folder: string | undefined) {
    this.#folder = folder;
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
  }

  write(name: string, line: string): void {
    const remembered = { part: name, line: line.slice(0, LONGEST_LINE_REMEMBERED) };
    this.#remembered[this.#written % LINES_REMEMBERED] = remembered;
    this.#written += 1;
    if (this.#folder === undefined) return;
    const file = this.#files.get(name) ?? createWriteStream(join(this.#folder, `${name}.log`), { flags: 'a' });
    // A full disk must not end a rehearsal over its logs.
    if (!this.#files.has(name))
      this.#files.set(
        name,
        file.on('error', () => {}),
      );
    file.write(`${line}\n`);
  }

  /** The remembered lines that hold a text. */
  find(text: string): LogLine[] {
    return this.#remembered.filter(({ line }) => line.includes(text));
  }

  async close(): Promise<void> {
    const files = [...this.#files.values()];
    this.#files.clear();
    await Promise.all(files.map((file) => new Promise<void>((resolve) => file.end(() => resolve()))));
  }
}
