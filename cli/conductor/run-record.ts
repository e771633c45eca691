import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { JournalEntry } from '../../model/journal.ts';
import { appendToJournal } from '../../model/journal-file.ts';
import type { Run } from '../../model/run.ts';
import { type RunFolder, runFolder } from '../../model/run-folder.ts';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import { isoTime, systemClock } from '../../support/clock.ts';
import { newRunId } from '../../support/ids.ts';
import { messageOf, Problem } from '../../support/problem.ts';

/** What a run is begun with. */
export type RunBeginning = Pick<
  Run,
  'environment' | 'demo' | 'arguments' | 'incident' | 'bankVersion' | 'only' | 'seed' | 'git' | 'tools' | 'shards'
>;

/** One run's folder and its run.json, kept up to date as the run goes on. */
export class RunRecord {
  readonly folder: RunFolder;
  readonly #onEntry: (entry: JournalEntry) => void;
  #run: Run;

  private constructor(folder: RunFolder, run: Run, onEntry: (entry: JournalEntry) => void) {
    this.folder = folder;
    this.#run = run;
    this.#onEntry = onEntry;
  }

  /**
   * Makes the run's folder under <reports>/runs. `onEntry` is told of what the record itself writes into the journal.
   * Throws a Problem when the folder can't be written.
   */
  static async begin(
    reports: string,
    id: string,
    beginning: RunBeginning,
    onEntry: (entry: JournalEntry) => void,
  ): Promise<RunRecord> {
    const now = systemClock.now();
    const run: Run = { schemaVersion: SCHEMA_VERSION, id, ...beginning, ...begunNow(now) };
    return RunRecord.#make(join(reports, 'runs', id), run, onEntry);
  }

  /**
   * Makes a folder of its own for one attempt at a shard, in <run's folder>/shards/<number>: of several machines that play the
   * same, none writes where another does. Throws a Problem when it can't be written.
   */
  static async beginShard(
    { folder, run }: { folder: RunFolder; run: Run },
    number: number,
    onEntry: (entry: JournalEntry) => void,
  ): Promise<RunRecord> {
    const now = systemClock.now();
    const attempt = newRunId(now);
    const own: Run = { ...run, arguments: process.argv.slice(2), ...begunNow(now), shard: { number, attempt } };
    return RunRecord.#make(join(folder.shards, String(number), attempt), own, onEntry);
  }

  /** Takes up a run that was begun before: its journal goes on where it ended. */
  static async resume(
    { folder, run }: { folder: RunFolder; run: Run },
    onEntry: (entry: JournalEntry) => void,
  ): Promise<RunRecord> {
    const record = new RunRecord(folder, { ...run, state: 'running', endedAt: null }, onEntry);
    await record.#write();
    return record;
  }

  static async #make(path: string, run: Run, onEntry: (entry: JournalEntry) => void): Promise<RunRecord> {
    const folder = runFolder(path);
    const record = new RunRecord(folder, run, onEntry);
    try {
      mkdirSync(dirname(folder.path), { recursive: true });
      // Alone, so that a file system that can only be read says so, and no two runs share a folder.
      mkdirSync(folder.path);
      await writeFile(folder.journal, '');
      await record.#write();
    } catch (cause) {
      throw new Problem(
        `The run cannot be kept in ${folder.path}`,
        messageOf(cause),
        'make that folder writable, or name another with --reports',
        { cause },
      );
    }
    return record;
  }

  get run(): Run {
    return this.#run;
  }

  /** Notes in the journal that a stage of the run has begun; the function it gives notes that it has ended. */
  beginStage(stage: string): (note?: string) => void {
    this.#note({ kind: 'stage-begun', at: isoTime(systemClock.now()), stage });
    return (note) => {
      const at = isoTime(systemClock.now());
      this.#note({ kind: 'stage-ended', at, stage, ...(note === undefined ? {} : { note }) });
    };
  }

  /** Notes how the run ended, before it is judged. */
  async end(state: 'finished' | 'interrupted' | 'failed', reason?: string): Promise<void> {
    const endedAt = isoTime(systemClock.now());
    this.#run = { ...this.#run, state, endedAt, ...(reason === undefined ? {} : { reason }) };
    await this.#write();
  }

  #note(entry: JournalEntry): void {
    appendToJournal(this.folder.journal, entry);
    this.#onEntry(entry);
  }

  async #write(): Promise<void> {
    await writeArtefact(this.folder.run, this.#run);
  }
}

function begunNow(now: number): Pick<Run, 'conductor' | 'startedAt' | 'endedAt' | 'state'> {
  const conductor = { pid: process.pid, host: hostname() };
  return { conductor, startedAt: isoTime(now), endedAt: null, state: 'running' };
}
