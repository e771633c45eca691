import { z } from 'zod';
import type { Clock } from '../../support/clock.ts';
import type { Collection, Memory } from '../state/memory.ts';

const EVERYBODY = '';

/** The bank's time, which a run can move on for itself alone, and whoever belongs to no run for everybody. */
export class RunClocks {
  readonly base: Clock;
  readonly #offsets: Collection<number>;
  #advanced: (run: string | null, milliseconds: number) => void = () => undefined;

  constructor(base: Clock, memory: Memory) {
    this.base = base;
    this.#offsets = memory.collection('clock-offsets', z.number());
  }

  /** The time as a run sees it, in epoch milliseconds. */
  now(run: string | null): number {
    const own = run === null ? 0 : (this.#offsets.get(run) ?? 0);
    return this.base.now() + (this.#offsets.get(EVERYBODY) ?? 0) + own;
  }

  /** Moves a run's time on by so many milliseconds; everybody's for `null`. */
  advance(run: string | null, milliseconds: number): void {
    const key = run ?? EVERYBODY;
    this.#offsets.set(key, (this.#offsets.get(key) ?? 0) + milliseconds);
    this.#advanced(run, milliseconds);
  }

  /** Tells whoever waits for a time by the base clock how far a run's time, or everybody's, was moved on. */
  onAdvance(told: (run: string | null, milliseconds: number) => void): void {
    this.#advanced = told;
  }

  /** Takes a run's own time back; everybody's for `null`. */
  restore(run: string | null): void {
    this.#offsets.delete(run ?? EVERYBODY);
  }

  /** Takes back all times that were moved on, whoever's. */
  clear(): void {
    for (const [key] of [...this.#offsets.entries()]) this.#offsets.delete(key);
  }
}
