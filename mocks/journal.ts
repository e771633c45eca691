import { type Clock, isoTime } from '../support/clock.ts';
import { Bell } from './bell.ts';
import { type BankEntry, type BankEvent, bankEntrySchema } from './journal-entry.ts';
import { type Memory, processMemory, type Series } from './state/memory.ts';

/** Which entries are asked for; all of it must fit. */
export interface JournalQuery {
  /** What the correlation id begins with. */
  correlation?: string | undefined;
  /** The application, transfer or the like. */
  resource?: string | undefined;
  kind?: BankEntry['kind'] | undefined;
  /** Only what came after this sequence number. */
  after?: number | undefined;
}

export interface JournalPage {
  entries: BankEntry[];
  /** Everything up to here was looked at: the `after` of the next question. */
  nextSequence: number;
  /** The oldest entry still kept; a reader whose `after` is further back has missed some. */
  oldestSequence: number | null;
}

export interface JournalOptions {
  /** How many entries are kept at least. */
  kept?: number;
  memory?: Memory;
}

const ENTRIES_KEPT = 20_000;
const ENTRIES_PER_PAGE = 1_000;

/** What happened at the bank, in order, of bounded length; readers can wait for what comes. */
export class Journal {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #kept: number;
  readonly #series: Series<BankEntry>;
  #entries: BankEntry[];
  #lastSequence: number;
  readonly #recorded = new Bell();

  constructor(clock: Pick<Clock, 'now'>, { kept = ENTRIES_KEPT, memory = processMemory() }: JournalOptions = {}) {
    this.#clock = clock;
    this.#kept = kept;
    this.#series = memory.series('journal', bankEntrySchema, kept);
    this.#entries = [...this.#series.earlier];
    this.#lastSequence = this.#entries.at(-1)?.sequence ?? 0;
  }

  record(event: BankEvent): void {
    this.#lastSequence += 1;
    const entry: BankEntry = { sequence: this.#lastSequence, at: isoTime(this.#clock.now()), ...event };
    this.#entries.push(entry);
    this.#series.append(entry);
    // A tenth at a time: dropping one by one would move the whole list at every call.
    if (this.#entries.length > this.#kept * 1.1) this.#entries.splice(0, this.#entries.length - this.#kept);
    this.#recorded.ring();
  }

  /** The entries that fit, oldest first, at most a thousand at once. */
  read(query: JournalQuery = {}): JournalPage {
    const oldest = this.#entries[0]?.sequence ?? null;
    // A reader that is ahead of the journal comes from before the bank was started anew.
    const after = query.after === undefined || query.after > this.#lastSequence ? 0 : query.after;
    const start = oldest === null ? 0 : Math.max(0, after - oldest + 1);
    const page: JournalPage = { entries: [], nextSequence: this.#lastSequence, oldestSequence: oldest };
    for (let index = start; index < this.#entries.length; index += 1) {
      const entry = this.#entries[index];
      if (entry === undefined || !fits(entry, query)) continue;
      page.entries.push(entry);
      if (page.entries.length === ENTRIES_PER_PAGE) {
        page.nextSequence = entry.sequence;
        break;
      }
    }
    return page;
  }

  /** Like `read`, but when nothing fits waits until something does or `until` is aborted. */
  async readWhenThere(query: JournalQuery, until: AbortSignal): Promise<JournalPage> {
    for (;;) {
      const page = this.read(query);
      if (page.entries.length > 0 || until.aborted) return page;
      await this.#recorded.next(until);
    }
  }

  /** Forgets the entries; the sequence numbers go on, so that readers do not meet a number twice. */
  clear(): void {
    this.#entries = [];
    this.#series.clear();
  }
}

function fits(entry: BankEntry, { correlation, resource, kind }: JournalQuery): boolean {
  if (correlation !== undefined && !(entry.correlationId ?? '').startsWith(correlation)) return false;
  if (kind !== undefined && entry.kind !== kind) return false;
  return resource === undefined || ('resource' in entry && entry.resource === resource);
}
