import { existsSync, type FSWatcher, watch } from 'node:fs';
import type { Scenario } from '../../../model/evidence.ts';
import type { JournalEntry } from '../../../model/journal.ts';
import type { RunFolder } from '../../../model/run-folder.ts';
import { redact } from '../../../support/redact.ts';
import type { ReadinessProgress } from '../../progress/progress.ts';
import { readRun } from '../../read-run.ts';
import type { ReportInput } from '../../report-input.ts';
import { AT_THE_BEGINNING, type Course, courseAfter } from './course.ts';
import { extentOf } from './extent-of.ts';
import { JournalFollower } from './journal-follower.ts';
import { renderLivePage } from './live-page.ts';
import { type Parts, renderParts, renderWholeScenario } from './parts.ts';

/** What changed of a page since a version of it. */
export interface News {
  version: number;
  parts: { id: string; content: string }[];
  said: string;
}

interface Drawn {
  parts: Parts;
  /** The version in which each part became what it is. */
  since: ReadonlyMap<string, number>;
  input: ReportInput;
}

/** A run is drawn again no sooner than this after it was drawn. */
const LEAST_BETWEEN_MS = 250;
/** Nor sooner than this many times what drawing it took: following a run must not cost the run its time. */
const PAUSE_PER_DRAWING = 10;
/** That a conductor was killed changes no file. */
const FRESH_FOR_MS = 2000;

/** A run that goes on, from what is recorded so far; drawn only when somebody asks. */
export class LiveRun {
  readonly folder: RunFolder;
  readonly #journal: JournalFollower;
  readonly #watcher: FSWatcher;
  readonly #waiting = new Set<() => void>();
  readonly #over = new AbortController();
  readonly #scenarios = new Map<string, { key: string; content: string }>();
  #told = 0;
  #followers = 0;
  #course: Course = AT_THE_BEGINNING;
  #drawn: Drawn | undefined;
  #drawing: Promise<Drawn> | undefined;
  #version = 0;
  #changes = 1;
  #drawnChanges = 0;
  #drawnAtMs = 0;
  #pauseMs = LEAST_BETWEEN_MS;

  /**
   * Without `isOverWithItsPage`, somebody says when it is over; with it, that is when its page is there. Throws what watching
   * the folder throws.
   */
  constructor(folder: RunFolder, { isOverWithItsPage = false } = {}) {
    this.folder = folder;
    this.#journal = new JournalFollower(folder.journal);
    this.#watcher = watch(folder.path, () => {
      if (isOverWithItsPage && existsSync(folder.page)) this.end();
      else this.#changed();
    });
    // What can't be watched any more is drawn when it is asked for.
    this.#watcher.on('error', () => {});
  }

  /** Tells what happens: what is found out about the environment is in no artefact yet, all else is in the journal. */
  heard(happened: JournalEntry | ReadinessProgress): void {
    if (happened.kind === 'finding') this.#course = courseAfter(this.#course, happened);
    this.#changed();
  }

  /** The run is over, and its report is there. */
  end(): void {
    this.#over.abort();
    this.#changed();
  }

  get isOver(): boolean {
    return this.#over.signal.aborted;
  }

  get over(): AbortSignal {
    return this.#over.signal;
  }

  /** How many pages follow it. */
  get followers(): number {
    return this.#followers;
  }

  /** To be disposed of when the page that follows it is gone. */
  followedBy(): Disposable {
    this.#followers += 1;
    return {
      [Symbol.dispose]: () => {
        this.#followers -= 1;
      },
    };
  }

  /** How often its contents were taken to be something else than they were. */
  get changes(): number {
    return this.#changes;
  }

  /** How long is to be waited from one drawing to the next. Milliseconds. */
  get pauseMs(): number {
    return this.#pauseMs;
  }

  /** Resolves when there are more changes than so many, or when the signal says that nobody waits any more. */
  async moreChangesThan(known: number, signal: AbortSignal): Promise<void> {
    if (this.#changes > known || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        this.#waiting.delete(go);
        signal.removeEventListener('abort', go);
        resolve();
      };
      this.#waiting.add(go);
      signal.addEventListener('abort', go);
    });
  }

  /** The whole page as it is now. Rejects with a Problem when not even run.json can be read. */
  async page(): Promise<string> {
    const { parts, input } = await this.#draw();
    return redact(renderLivePage(parts, this.#version, input.run));
  }

  /** The parts that changed after a version. */
  async newsSince(version: number): Promise<News> {
    const { parts, since } = await this.#draw();
    const changed = [...parts].filter(([id]) => (since.get(id) ?? 0) > version);
    const told = changed.map(([id, content]) => ({ id, content: redact(content) }));
    return { version: this.#version, parts: told, said: redact(this.#course.said) };
  }

  /** A part that shows a scenario, with all that is inside it; `undefined` where there is no such part. */
  async scenario(part: string): Promise<string | undefined> {
    const content = renderWholeScenario((await this.#draw()).input, part);
    return content === undefined ? undefined : redact(content);
  }

  close(): void {
    this.#watcher.close();
    for (const go of this.#waiting) go();
  }

  #changed(): void {
    this.#changes += 1;
    for (const go of this.#waiting) go();
  }

  async #draw(): Promise<Drawn> {
    const isFresh = performance.now() - this.#drawnAtMs < FRESH_FOR_MS;
    if (this.#drawn !== undefined && this.#drawnChanges === this.#changes && isFresh) return this.#drawn;
    this.#drawing ??= this.#drawAnew().finally(() => {
      this.#drawing = undefined;
    });
    return this.#drawing;
  }

  async #drawAnew(): Promise<Drawn> {
    const changes = this.#changes;
    const begun = performance.now();
    const reading = await this.#journal.readOn();
    for (const entry of reading.entries.slice(this.#told)) this.#course = courseAfter(this.#course, entry);
    this.#told = reading.entries.length;
    const input = await readRun(this.folder, reading);
    const parts = renderParts(input, this.#course, (scenario, whole, draw) =>
      this.#drawScenario(scenario, input.cutOff, whole, draw),
    );
    const before = this.#drawn;
    const changed = [...parts].filter(([name, content]) => before?.parts.get(name) !== content);
    if (changed.length > 0) this.#version += 1;
    const since = new Map([...(before?.since ?? []), ...changed.map(([name]) => [name, this.#version] as const)]);
    this.#drawn = { parts, since, input };
    this.#drawnChanges = changes;
    this.#drawnAtMs = begun;
    this.#pauseMs = Math.max(LEAST_BETWEEN_MS, (performance.now() - begun) * PAUSE_PER_DRAWING);
    return this.#drawn;
  }

  /** Anew only where more is known of it than when it was drawn last. */
  #drawScenario(scenario: Scenario, cutOff: boolean, whole: boolean, draw: () => string): string {
    const key = `${whole} ${cutOff} ${extentOf(scenario)}`;
    const known = this.#scenarios.get(scenario.id);
    if (known?.key === key) return known.content;
    const content = draw();
    this.#scenarios.set(scenario.id, { key, content });
    return content;
  }
}
