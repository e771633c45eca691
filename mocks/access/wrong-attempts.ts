import type { Clock } from '../../support/clock.ts';

const MOST_ATTEMPTS = 10;
const WINDOW_MS = 60_000;
const MOST_CALLERS = 1_000;

/** Counts wrong tokens per caller, so that nobody can try one after another for long. */
export class WrongAttempts {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #callers = new Map<string, { count: number; since: number }>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Seconds until this caller may try again; 0 when it may now. */
  secondsToWait(caller: string): number {
    const counted = this.#current(caller);
    if (counted === undefined || counted.count < MOST_ATTEMPTS) return 0;
    return Math.ceil((counted.since + WINDOW_MS - this.#clock.now()) / 1000);
  }

  record(caller: string): void {
    const counted = this.#current(caller);
    if (counted !== undefined) {
      counted.count += 1;
      return;
    }
    this.#callers.delete(caller);
    this.#callers.set(caller, { count: 1, since: this.#clock.now() });
    const [oldest] = this.#callers.keys();
    if (this.#callers.size > MOST_CALLERS && oldest !== undefined) this.#callers.delete(oldest);
  }

  #current(caller: string): { count: number; since: number } | undefined {
    const counted = this.#callers.get(caller);
    return counted !== undefined && this.#clock.now() < counted.since + WINDOW_MS ? counted : undefined;
  }
}
