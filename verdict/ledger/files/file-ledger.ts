import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LedgerEntry, LedgerLine } from '../../../model/ledger-entry.ts';
import { newToken } from '../../../support/ids.ts';
import { redact } from '../../../support/redact.ts';
import type { Exchanged, Ledger, NewestLines, Verification } from '../ledger.ts';
import { withoutSecrets } from '../line.ts';
import { AppendQueue } from './append-queue.ts';
import { filesFailed } from './files-failed.ts';
import { sweepLock, withLock } from './folder-lock.ts';
import { environmentOf, ledgerPaths, rememberedPath } from './ledger-paths.ts';
import { readEvery, readNewest } from './read-lines.ts';

/** A ledger in a folder: one file for each environment, which is only appended to. */
export class FileLedger implements Ledger {
  readonly place: string;
  readonly #folder: string;
  readonly #queues = new Map<string, AppendQueue>();

  constructor(folder: string, place: string) {
    this.#folder = folder;
    this.place = place;
  }

  async append(entry: LedgerEntry): Promise<LedgerLine> {
    const paths = ledgerPaths(this.#folder, entry.environment);
    let queue = this.#queues.get(paths.lines);
    if (queue === undefined) {
      queue = new AppendQueue(paths);
      this.#queues.set(paths.lines, queue);
    }
    return this.#guard(queue.append(withoutSecrets(entry)), 'appended to');
  }

  async newest(environment: string, count: number): Promise<NewestLines> {
    return this.#guard(readNewest(ledgerPaths(this.#folder, environment), environment, count), 'read');
  }

  async verify(environment: string): Promise<Verification> {
    return this.#guard(readEvery(ledgerPaths(this.#folder, environment), environment), 'read');
  }

  async environments(): Promise<string[]> {
    const names = await this.#guard(readdir(this.#folder).catch(whereNone<string[]>([])), 'read');
    return names.flatMap((name) => environmentOf(name) ?? []).sort();
  }

  async recall(key: string): Promise<string | null> {
    const text = readFile(rememberedPath(this.#folder, key), 'utf8').catch(whereNone<string | null>(null));
    return this.#guard(text, 'read');
  }

  async remember(key: string, value: string): Promise<void> {
    await this.#guard(replace(rememberedPath(this.#folder, key), redact(value)), 'written');
  }

  async exchange(key: string, before: string | null, after: string): Promise<Exchanged> {
    const path = rememberedPath(this.#folder, key);
    const swapped = async (): Promise<Exchanged> => {
      await mkdir(dirname(path), { recursive: true });
      await sweepLock(`${path}.lock`);
      return withLock(`${path}.lock`, async () => {
        const kept = await readFile(path, 'utf8').catch(whereNone<string | null>(null));
        if (kept !== before) return 'changed-meanwhile';
        await replace(path, after);
        return 'exchanged';
      });
    };
    return this.#guard(swapped(), 'written');
  }

  /** Waits for what is being appended. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.idle()));
  }

  async #guard<Value>(work: Promise<Value>, verb: string): Promise<Value> {
    return work.catch((error: unknown) => {
      throw filesFailed(this.place, verb, error);
    });
  }
}

async function replace(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${newToken()}.unfinished`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
}

/** What a file that is not there stands for. */
function whereNone<Value>(value: Value): (error: NodeJS.ErrnoException) => Value {
  return (error) => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
}
