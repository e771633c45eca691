import type { Clock } from '../../support/clock.ts';
import { newToken } from '../../support/ids.ts';
import { Bell } from '../bell.ts';
import { callOf, type OverrideAnswer, type OverrideCall, responseOf } from './override-call.ts';

/** A channel whose other end has not asked for calls this long is gone: its process was killed, most likely. */
const GONE_AFTER_MS = 60_000;
/** How long a call waits for the scenario's handlers before the bank answers it. */
const ANSWERS_WITHIN_MS = 30_000;

/**
 * The way from the bank to MSW handlers in a scenario's process. The scenario fetches the calls of its run, and hands
 * back what its handlers answer; so it needs no address of its own, and works wherever the control API does.
 */
export class OverrideChannel {
  readonly id = newToken();
  /** Whose calls it is asked about; everybody's for `null`. */
  readonly run: string | null;
  readonly #clock: Clock;
  readonly #closed = new AbortController();
  readonly #asked = new Map<string, (answer: OverrideAnswer) => void>();
  readonly #called = new Bell();
  #waiting: OverrideCall[] = [];
  #lastHeardOf: number;
  #readers = 0;

  constructor(run: string | null, clock: Clock) {
    this.run = run;
    this.#clock = clock;
    this.#lastHeardOf = clock.now();
  }

  isGone(): boolean {
    return this.#readers === 0 && this.#clock.now() - this.#lastHeardOf > GONE_AFTER_MS;
  }

  /** Asks the scenario's handlers; `undefined` where they have no answer, or the other end is gone. */
  async ask(request: Request): Promise<Response | undefined> {
    const call = await callOf(newToken(), request);
    if (this.#closed.signal.aborted) return undefined;
    const { promise, resolve } = Promise.withResolvers<OverrideAnswer>();
    this.#asked.set(call.id, resolve);
    this.#waiting.push(call);
    this.#called.ring();
    const limit = new AbortController();
    this.#clock.pause(ANSWERS_WITHIN_MS, limit.signal).then(
      () => resolve({ kind: 'unhandled' }),
      () => undefined,
    );
    const answer = await promise;
    limit.abort();
    this.#asked.delete(call.id);
    this.#waiting = this.#waiting.filter(({ id }) => id !== call.id);
    return responseOf(answer);
  }

  /** The calls that wait for an answer; when there are none, waits until there are or `until` is aborted. */
  async calls(until: AbortSignal): Promise<OverrideCall[]> {
    this.#readers += 1;
    if (this.#waiting.length === 0) await this.#called.next(AbortSignal.any([until, this.#closed.signal]));
    this.#readers -= 1;
    this.#lastHeardOf = this.#clock.now();
    const calls = until.aborted ? [] : this.#waiting;
    if (calls.length > 0) this.#waiting = [];
    return calls;
  }

  /** Hands back what the handlers answered; one that nobody waits for any more is left. */
  answered(id: string, answer: OverrideAnswer): void {
    this.#lastHeardOf = this.#clock.now();
    this.#asked.get(id)?.(answer);
  }

  close(): void {
    this.#closed.abort();
    for (const resolve of this.#asked.values()) resolve({ kind: 'unhandled' });
  }
}
