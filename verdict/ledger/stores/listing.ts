import { type LineName, linesPrefix, monthsUntil, parseName, receiptsPrefix } from './key-names.ts';
import type { KeyStore } from './key-store.ts';

/** Months that are looked through before everything is: whoever rehearses every night has enough there. */
const MONTHS_FIRST = 3;

/** What there is by the names of keys, the newest first. */
export interface Listed {
  lines: LineName[];
  receipts: LineName[];
  /** Whether that is all there is of the environment. */
  whole: boolean;
}

/** Lists the lines and receipts of an environment without reading them. */
export class Listing {
  readonly #store: KeyStore;
  readonly #listsByPrefix: boolean;
  readonly #now: () => number;

  constructor(store: KeyStore, listsByPrefix: boolean, now: () => number) {
    this.#store = store;
    this.#listsByPrefix = listsByPrefix;
    this.#now = now;
  }

  /** The newest months where these have `count` lines, everything otherwise. */
  async newest(environment: string, count: number): Promise<Listed> {
    if (this.#listsByPrefix) {
      const months = monthsUntil(this.#now(), MONTHS_FIRST);
      const receipts = await this.#list(months.map((month) => receiptsPrefix(environment, month)));
      const lines = await this.#list(months.map((month) => linesPrefix(environment, month)));
      if (lines.length >= count) return { lines, receipts, whole: false };
    }
    return this.whole(environment);
  }

  async whole(environment: string): Promise<Listed> {
    // Receipts first: what is written meanwhile then is a line without a receipt, never the other way round.
    const receipts = await this.#list([receiptsPrefix(environment)]);
    return { receipts, lines: await this.#list([linesPrefix(environment)]), whole: true };
  }

  async #list(prefixes: readonly string[]): Promise<LineName[]> {
    const keys = (await Promise.all(prefixes.map((prefix) => this.#store.keys(prefix)))).flat();
    return keys.flatMap((key) => parseName(key) ?? []).sort((a, b) => (a.name < b.name ? 1 : -1));
  }
}
