import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrokenRun, isKept, type KeptRun, readKeptRun } from './kept-run.ts';

/** All runs under a reports folder as they are now, the newest first. */
export interface Shelf {
  runs: readonly KeptRun[];
  broken: readonly BrokenRun[];
  /** Another number whenever anything about them became otherwise. */
  version: number;
}

interface Read {
  told: KeptRun | BrokenRun;
  /** When the folder last changed, by its own time, and when it was read. */
  changedMs: number;
  readMs: number;
}

const READ_AT_ONCE = 32;
/** A folder that changed so shortly before it was read may have changed again within the same tick of its clock. */
const SETTLED_AFTER_MS = 2000;

/**
 * Reads the runs under a reports folder and keeps what it read: artefacts replace each other by renaming, which shows in
 * the time of their folder, so that of thousands of runs only what changed is read again.
 */
export class RunShelf {
  readonly #runs: string;
  #known = new Map<string, Read>();
  #version = 0;
  #looking: Promise<Shelf> | undefined;

  constructor(reports: string) {
    this.#runs = join(reports, 'runs');
  }

  /** The runs as they are now. Never rejects: without a folder there are none. */
  look(): Promise<Shelf> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #look(): Promise<Shelf> {
    const entries = await readdir(this.#runs, { withFileTypes: true }).catch(() => []);
    const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const known = new Map<string, Read>();
    let isChanged = false;
    await eachOf(ids, async (id) => {
      const before = this.#known.get(id);
      const read = await this.#read(id, before);
      if (read === undefined) return;
      known.set(id, read);
      if (JSON.stringify(read.told) !== JSON.stringify(before?.told)) isChanged = true;
    });
    if (isChanged || known.size !== this.#known.size) this.#version += 1;
    this.#known = known;
    const newestFirst = [...known.keys()].sort().reverse();
    const told = newestFirst.flatMap((id) => known.get(id)?.told ?? []);
    const broken = told.filter((run): run is BrokenRun => !isKept(run));
    return { runs: told.filter(isKept).sort(byStart), broken, version: this.#version };
  }

  async #read(id: string, before: Read | undefined): Promise<Read | undefined> {
    const about = await stat(join(this.#runs, id)).catch((): Stats | undefined => undefined);
    if (about === undefined) return undefined;
    const isKnown = before !== undefined && before.changedMs === about.mtimeMs;
    const isSettled = before !== undefined && before.readMs - before.changedMs > SETTLED_AFTER_MS;
    // A run that goes on may be cut off at any time, which nothing in its folder tells.
    const mayBeOver = before !== undefined && isKept(before.told) && before.told.standing === 'running';
    if (isKnown && isSettled && !mayBeOver) return before;
    const readMs = Date.now();
    return { told: await readKeptRun(this.#runs, id), changedMs: about.mtimeMs, readMs };
  }
}

function byStart(one: KeptRun, other: KeptRun): number {
  if (one.startedAt !== other.startedAt) return one.startedAt < other.startedAt ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}

/** Does something with each, a few at a time. */
async function eachOf<Thing>(all: readonly Thing[], work: (thing: Thing) => Promise<void>): Promise<void> {
  const waiting = all.values();
  const worker = async () => {
    for (const thing of waiting) await work(thing);
  };
  await Promise.all(Array.from({ length: READ_AT_ONCE }, worker));
}
