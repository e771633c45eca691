import type { LedgerEntry, LedgerLine } from '../../../model/ledger-entry.ts';
import { redact } from '../../../support/redact.ts';
import type { Exchanged, Ledger, NewestLines, Verification } from '../ledger.ts';
import { makeLine, textOf, withoutSecrets } from '../line.ts';
import { headsOf, readKeptLines, troublesOfKept } from './kept-lines.ts';
import { ALL_LINES, environmentsIn, linesPrefix, nameOf, receiptsPrefix, rememberedKey } from './key-names.ts';
import type { KeyStore } from './key-store.ts';
import { Listing } from './listing.ts';

/** How many of the newest lines are looked at for those that nothing follows yet. */
const LOOKED_AT_FOR_HEADS = 24;

export interface StoreLedgerOptions {
  place: string;
  /** Whether the store lists one month without going through all. */
  listsByPrefix: boolean;
  /** What time it is, in milliseconds since the epoch: from which month on newest lines are looked for. */
  now: () => number;
}

/**
 * A ledger in a store that has no compare-and-set: each line is its own key, chained to all lines that nothing followed yet when
 * it was written. Two writers at once both keep theirs; who comes next follows both.
 */
export class StoreLedger implements Ledger {
  readonly place: string;
  readonly #store: KeyStore;
  readonly #listing: Listing;

  constructor(store: KeyStore, { place, listsByPrefix, now }: StoreLedgerOptions) {
    this.place = place;
    this.#store = store;
    this.#listing = new Listing(store, listsByPrefix, now);
  }

  async append(entry: LedgerEntry): Promise<LedgerLine> {
    const { environment } = entry;
    const { lines } = await this.#listing.newest(environment, LOOKED_AT_FOR_HEADS);
    const kept = await readKeptLines(this.#store, environment, lines.slice(0, LOOKED_AT_FOR_HEADS));
    const line = makeLine(headsOf(kept), withoutSecrets(entry));
    const { name, month } = nameOf(line);
    // A receipt without its line means that the line was removed, so it comes second.
    await this.#store.write(`${linesPrefix(environment, month)}${name}`, textOf(line));
    await this.#store.write(`${receiptsPrefix(environment, month)}${name}`, line.hash);
    return line;
  }

  async newest(environment: string, count: number): Promise<NewestLines> {
    const found = await this.#listing.newest(environment, count);
    const wanted = found.lines.slice(0, count);
    const kept = await readKeptLines(this.#store, environment, wanted);
    const oldest = wanted.length < found.lines.length ? wanted.at(-1)?.name : undefined;
    const receipts = found.receipts.filter(({ name }) => oldest === undefined || name > oldest);
    const isAllListed = found.whole || followsOnly(kept, found.lines);
    const lines = isAllListed ? found.lines : (await this.#listing.whole(environment)).lines;
    const troubles = troublesOfKept(kept, receipts, new Set(lines.map(({ hash }) => hash)));
    return { lines: kept.flatMap(({ line }) => line ?? []), troubles };
  }

  async verify(environment: string): Promise<Verification> {
    const { lines, receipts } = await this.#listing.whole(environment);
    const kept = await readKeptLines(this.#store, environment, lines);
    return { lines: lines.length, troubles: troublesOfKept(kept, receipts, new Set()) };
  }

  async environments(): Promise<string[]> {
    return environmentsIn(await this.#store.keys(ALL_LINES));
  }

  async recall(key: string): Promise<string | null> {
    return this.#store.read(rememberedKey(key));
  }

  async remember(key: string, value: string): Promise<void> {
    await this.#store.write(rememberedKey(key), redact(value));
  }

  async exchange(key: string, before: string | null, after: string): Promise<Exchanged> {
    return this.#store.exchange(rememberedKey(key), before, after);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#store.close();
  }
}

function followsOnly(kept: readonly { previous: readonly string[] }[], listed: readonly { hash: string }[]): boolean {
  const hashes = new Set(listed.map(({ hash }) => hash));
  return kept.every(({ previous }) => previous.every((hash) => hashes.has(hash)));
}
