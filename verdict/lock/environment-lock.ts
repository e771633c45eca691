import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import { type Clock, isoTime } from '../../support/clock.ts';
import { newToken } from '../../support/ids.ts';
import { redactedJson } from '../../support/redact.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isStillHeld, type Lease, lastsUntil, mayTake, readLease } from './lease.ts';

/** What a lock is kept in. */
export type LockStore = Pick<Ledger, 'recall' | 'exchange'>;

/** Who asks for a lock. */
export type Holder = Pick<Lease, 'run' | 'host' | 'pid' | 'job' | 'process'>;

/** What came of asking for a lock. */
export type Taking =
  | { taken: true; lease: Lease }
  | { taken: false; by: Lease }
  /** The store has no way of telling one writer from another. */
  | { taken: false; by: null };

/** How often an exchange is tried that others came before: each of them came to something. */
const TRIES = 8;

/** The lock of one environment, in a ledger's store. Its operations throw a Problem where the store can't be used, or a newer rehearse wrote it. */
export class EnvironmentLock {
  readonly #store: LockStore;
  readonly #key: string;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #hasEnded: (process: string) => boolean;

  /** `hasEnded` tells of a process that is certain to be no more: what it held is nobody's. */
  constructor(
    store: LockStore,
    environment: string,
    { clock, hasEnded }: { clock: Pick<Clock, 'now'>; hasEnded: (process: string) => boolean },
  ) {
    this.#store = store;
    this.#key = `lock/${environment}`;
    this.#clock = clock;
    this.#hasEnded = hasEnded;
  }

  /** Who holds it, or held it last; `null` where nobody ever did, or what is kept is damaged. */
  async holder(): Promise<Lease | null> {
    return readLease(await this.#store.recall(this.#key));
  }

  /** Takes it for so many milliseconds, or, where the run has it already, for so many from now. */
  async take(holder: Holder, leaseMs: number): Promise<Taking> {
    for (let tries = 0; ; tries += 1) {
      const before = await this.#store.recall(this.#key);
      const kept = readLease(before);
      const now = this.#clock.now();
      if (kept !== null && !mayTake(kept, holder.run, now) && !this.#isLeft(kept)) return { taken: false, by: kept };
      const since = kept !== null && kept.run === holder.run && !kept.isFree ? kept.since : isoTime(now);
      const lease = made(holder, since, lastsUntil(kept, holder.run, now + leaseMs), false);
      const exchanged = await this.#store.exchange(this.#key, before, redactedJson(lease));
      if (exchanged === 'unable') return { taken: false, by: null };
      // Too many came before: the last of them is who has it.
      if (exchanged === 'exchanged') return { taken: true, lease };
      if (tries >= TRIES && kept !== null) return { taken: false, by: kept };
    }
  }

  /** Holds it for so many milliseconds from now. `null` where it is no longer the run's: it was over, or is somebody else's. */
  async renew(holder: Holder, leaseMs: number): Promise<Lease | null> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await this.#store.recall(this.#key);
      const kept = readLease(before);
      const now = this.#clock.now();
      if (kept === null || kept.run !== holder.run || !isStillHeld(kept, now)) return null;
      const lease = made(holder, kept.since, lastsUntil(kept, holder.run, now + leaseMs), false);
      if ((await this.#store.exchange(this.#key, before, redactedJson(lease))) === 'exchanged') return lease;
    }
    return null;
  }

  /** Gives it back, where the run still has it. */
  async release(run: string): Promise<void> {
    await this.#free((kept) => kept.run === run);
  }

  /** Takes it from whoever has it, and tells whose it was; `null` where nobody had it. */
  async breakOpen(): Promise<Lease | null> {
    return this.#free(() => true);
  }

  #isLeft({ process }: Lease): boolean {
    return process !== null && this.#hasEnded(process);
  }

  async #free(isMeant: (kept: Lease) => boolean): Promise<Lease | null> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await this.#store.recall(this.#key);
      const kept = readLease(before);
      if (kept === null || kept.isFree || !isMeant(kept)) return null;
      const lease = made(kept, kept.since, this.#clock.now(), true);
      if ((await this.#store.exchange(this.#key, before, redactedJson(lease))) === 'exchanged') return kept;
    }
    return null;
  }
}

function made({ run, host, pid, job, process }: Holder, since: string, until: number, isFree: boolean): Lease {
  const mark = newToken();
  return { schemaVersion: SCHEMA_VERSION, run, host, pid, job, process, since, until: isoTime(until), isFree, mark };
}
