import { z } from 'zod';
import type { Collection, Memory } from '../state/memory.ts';

const EVERYBODY = '';

/** Which version of its API the bank speaks where a call names none: to everybody, or to one run alone. */
export class RunVersions {
  readonly #first: string;
  readonly #switched: Collection<string>;

  constructor(first: string, memory: Memory) {
    this.#first = first;
    this.#switched = memory.collection('versions', z.string());
  }

  current(run: string | null): string {
    const own = run === null ? undefined : this.#switched.get(run);
    return own ?? this.#switched.get(EVERYBODY) ?? this.#first;
  }

  /** Switches to a version, which must be one that is served; for everybody for `null`. */
  switchTo(version: string, run: string | null): void {
    this.#switched.set(run ?? EVERYBODY, version);
  }

  /** Takes a run's own switch back; everybody's for `null`. */
  restore(run: string | null): void {
    this.#switched.delete(run ?? EVERYBODY);
  }

  /** Takes every switch back, whoever's it is. */
  clear(): void {
    for (const [key] of [...this.#switched.entries()]) this.#switched.delete(key);
  }
}
