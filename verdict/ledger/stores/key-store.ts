import type { Driver } from 'unstorage';
import type { Exchanged } from '../ledger.ts';
import { notAnswered, storeFailed } from './store-failed.ts';

/** How much of a store is asked at once. */
const READS_AT_ONCE = 16;

/** What a driver of unstorage must be able to do to keep a ledger. */
export type LedgerDriver = Pick<Driver, 'getItem' | 'getKeys' | 'dispose'> & {
  setItem: NonNullable<Driver['setItem']>;
  /** Writes a text if the one that is there is still `before`, in one step that nobody comes between; tells whether it was. */
  exchangeItem?(key: string, before: string | null, after: string): Promise<boolean>;
};

export interface StoreOptions {
  /** Where it is, without secrets. */
  place: string;
  /** How long one answer may take. */
  limitMs: number;
  /** What went wrong behind the driver's back, such as a connection that was refused. */
  lastFailure?: () => unknown;
}

/** Texts under keys in a store that a driver of unstorage reaches: every call ends within a limit, and fails with a Problem. */
export class KeyStore {
  readonly #driver: LedgerDriver;
  readonly #options: StoreOptions;

  constructor(driver: LedgerDriver, options: StoreOptions) {
    this.#driver = driver;
    this.#options = options;
  }

  /** The keys that begin so. */
  async keys(prefix: string): Promise<string[]> {
    const keys = await this.#limited('read', () => this.#driver.getKeys(prefix, {}));
    // Drivers may hand out more than was asked for, and separate parts as their store does.
    return keys.map((key) => key.replaceAll('/', ':')).filter((key) => key.startsWith(prefix));
  }

  async read(key: string): Promise<string | null> {
    const value: unknown = await this.#limited('read', () => this.#driver.getItem(key, {}));
    if (value === null || value === undefined) return null;
    if (typeof value === 'string') return value;
    return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : JSON.stringify(value);
  }

  /** In the order of the keys. */
  async readAll(keys: readonly string[]): Promise<(string | null)[]> {
    const read: (string | null)[] = [];
    for (let at = 0; at < keys.length; at += READS_AT_ONCE)
      read.push(...(await Promise.all(keys.slice(at, at + READS_AT_ONCE).map((key) => this.read(key)))));
    return read;
  }

  async write(key: string, value: string): Promise<void> {
    await this.#limited('written', () => this.#driver.setItem(key, value, {}));
  }

  /** Writes a text if the one that is there is still `before`. */
  async exchange(key: string, before: string | null, after: string): Promise<Exchanged> {
    const { exchangeItem } = this.#driver;
    if (exchangeItem === undefined) return 'unable';
    const isExchanged = await this.#limited('written', () => exchangeItem(key, before, after));
    return isExchanged ? 'exchanged' : 'changed-meanwhile';
  }

  async close(): Promise<void> {
    await this.#limited('closed', () => this.#driver.dispose?.()).catch(() => undefined);
  }

  async #limited<Value>(verb: string, ask: () => Value | Promise<Value>): Promise<Value> {
    const { place, limitMs, lastFailure } = this.#options;
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(notAnswered(limitMs)), limitMs);
    try {
      return await Promise.race([Promise.resolve().then(ask), late.promise]);
    } catch (error) {
      throw storeFailed(place, verb, error, lastFailure?.());
    } finally {
      clearTimeout(timer);
    }
  }
}
