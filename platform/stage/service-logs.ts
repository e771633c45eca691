import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

/** Keeps what the parts write, one file per part in a folder; without a folder, nothing. */
export class ServiceLogs {
  readonly #folder: string | undefined;
  readonly #files = new Map<string, WriteStream>();

  constructor(folder: string | undefined) {
    this.#folder = folder;
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
  }

  write(name: string, line: string): void {
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

  async close(): Promise<void> {
    const files = [...this.#files.values()];
    this.#files.clear();
    await Promise.all(files.map((file) => new Promise<void>((resolve) => file.end(() => resolve()))));
  }
}
