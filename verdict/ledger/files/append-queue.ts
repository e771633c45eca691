import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LedgerEntry, LedgerLine } from '../../../model/ledger-entry.ts';
import { appendLines } from './append-lines.ts';
import { sweepLock, withLock } from './folder-lock.ts';
import type { LedgerPaths } from './ledger-paths.ts';

interface Waiting {
  entry: LedgerEntry;
  kept: PromiseWithResolvers<LedgerLine>;
}

/** Appends what one process has for one file: one lock and one wait for the disk for all that has come meanwhile. */
export class AppendQueue {
  readonly #paths: LedgerPaths;
  #waiting: Waiting[] = [];
  #working: Promise<void> | undefined;
  #ready: Promise<void> | undefined;

  constructor(paths: LedgerPaths) {
    this.#paths = paths;
  }

  append(entry: LedgerEntry): Promise<LedgerLine> {
    const kept = Promise.withResolvers<LedgerLine>();
    this.#waiting.push({ entry, kept });
    this.#working ??= this.#work();
    return kept.promise;
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        this.#ready ??= makeReady(this.#paths);
        await this.#ready;
        const entries = batch.map(({ entry }) => entry);
        const lines = await withLock(this.#paths.lock, () => appendLines(this.#paths, entries));
        for (const [index, line] of lines.entries()) batch[index]?.kept.resolve(line);
      } catch (error) {
        this.#ready = undefined;
        for (const { kept } of batch) kept.reject(error);
      }
    }
    this.#working = undefined;
  }
}

async function makeReady({ lock }: LedgerPaths): Promise<void> {
  await mkdir(dirname(lock), { recursive: true });
  await sweepLock(lock);
}
