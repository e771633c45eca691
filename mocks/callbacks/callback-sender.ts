import { randomBytes } from 'node:crypto';
import type { Clock } from '../../support/clock.ts';
import { newToken } from '../../support/ids.ts';
import type { Edition } from '../bank-model.ts';
import type { CallbackFaultPlan, FaultableCallback } from '../faults/fault-plan.ts';
import type { Journal } from '../journal.ts';
import { runOf } from '../runs/run-key.ts';
import type { Memory } from '../state/memory.ts';
import { CallbackQueue } from './callback-queue.ts';
import { type CallbackTarget, readTarget } from './callback-target.ts';
import { type CallbackEvent, type Callbacks, noCallbacks } from './callbacks.ts';
import { type Courier, type Delivery, deliver } from './deliver.ts';
import { laneOf, type PendingCallback } from './pending-callback.ts';
import { pauseAfter } from './retry.ts';
import { Slots } from './slots.ts';

export interface CallbackSenderOptions {
  /** Without it nobody wants to be called, and what is announced is dropped. */
  readonly callback: CallbackTarget | undefined;
  readonly journal: Pick<Journal, 'record'>;
  /** Keeps what the platform has not taken yet. */
  readonly memory: Memory;
  /** The bank's own clock: signatures tell the real time, whatever time a run has moved on to. */
  readonly clock: Clock;
  readonly faults: { planForCallback(callback: FaultableCallback): CallbackFaultPlan | null };
  /** By version; their contracts say what a callback's body may be like. */
  readonly editions: ReadonlyMap<string, Pick<Edition, 'contract'>>;
  /** Told of what fails inside the sender. Without it, it goes to stderr. */
  readonly onDefect?: (error: unknown) => void;
  readonly fetch?: typeof fetch;
}

/** The bank's calls to the platform, and what else the bank's doors do with them. */
export interface CallbackSender extends Callbacks {
  /** Brings forward what waits, for a run whose time was moved on by so many milliseconds; for everybody for `null`. */
  moveOn(run: string | null, milliseconds: number): void;
  /** Sends no more of what came under correlation ids that begin so; of nothing at all without. */
  forget(correlation: string | undefined): void;
  /** Begins no attempt any more, and cuts off those under way. What is not taken yet stays in the memory. */
  stop(): Promise<void>;
}

const MOST_PENDING = 10_000;
const AT_ONCE = 16;
/** Timers can't be set for longer than three weeks; nor need they be. */
const LONGEST_PAUSE_MS = 86_400_000;

/**
 * Sends what is announced to the platform until it is taken (2xx) or refused for good, one after another for each
 * resource. Goes on with what the memory holds. Throws Problems when it can't call or sign as it is told to.
 */
export function createCallbackSender(options: CallbackSenderOptions): CallbackSender {
  return options.callback === undefined ? NOBODY_TO_CALL : new Sender(options, options.callback);
}

const NOBODY_TO_CALL: CallbackSender = {
  ...noCallbacks,
  moveOn: () => undefined,
  forget: () => undefined,
  stop: async () => undefined,
};

class Sender implements CallbackSender {
  readonly #options: CallbackSenderOptions;
  readonly #queue: CallbackQueue;
  readonly #courier: Courier;
  readonly #key: Buffer;
  /** What a wrong signature is made with. */
  readonly #otherKey = randomBytes(32);
  readonly #slots = new Slots(AT_ONCE);
  readonly #working = new Map<string, Promise<void>>();
  readonly #pauses = new Map<string, AbortController>();
  readonly #stopping = new AbortController();

  constructor(options: CallbackSenderOptions, target: CallbackTarget) {
    const { memory, clock } = options;
    const { url, key } = readTarget(target);
    this.#options = options;
    this.#key = key;
    this.#courier = { url, clock, fetch: options.fetch ?? fetch };
    this.#queue = new CallbackQueue(memory);
    for (const lane of this.#queue.lanes) this.#workOn(lane);
  }

  announce(event: CallbackEvent): void {
    this.#recordViolations(event);
    const { version, resource, correlationId } = event;
    const run = runOf(correlationId);
    const plan = this.#options.faults.planForCallback({ event: event.event, version, run, resource });
    const callback: PendingCallback = {
      id: `msg_${newToken()}`,
      event: event.event,
      resource,
      correlationId,
      body: JSON.stringify(event.body),
      dueAt: this.#options.clock.now() + (plan?.delayMs ?? 0),
      attempts: 0,
      failures: 0,
      copies: Math.max(plan?.copies ?? 1, 1),
      fault: plan?.fault ?? null,
      late: plan !== null && plan.delayMs > 0,
      wrongSignature: plan?.wrongSignature ?? false,
    };
    if (plan?.copies === 0) this.#recordNotSent(callback, 'it is withheld');
    else if (this.#queue.size >= MOST_PENDING) this.#recordNotSent(callback, `${MOST_PENDING} others wait already`);
    else {
      this.#queue.add(callback);
      this.#workOn(laneOf(callback));
    }
  }

  moveOn(run: string | null, milliseconds: number): void {
    for (const callback of this.#queue.all) {
      if (run !== null && runOf(callback.correlationId) !== run) continue;
      this.#queue.replace({ ...callback, dueAt: callback.dueAt - milliseconds });
    }
    this.#wakeAll();
  }

  forget(correlation: string | undefined): void {
    for (const callback of this.#queue.all) {
      if (correlation === undefined || callback.correlationId?.startsWith(correlation)) this.#queue.remove(callback);
    }
    this.#wakeAll();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wakeAll();
    await Promise.all(this.#working.values());
  }

  #workOn(lane: string): void {
    if (this.#working.has(lane) || this.#stopping.signal.aborted) return;
    const work = this.#work(lane).then(() => this.#leave(lane));
    this.#working.set(lane, work);
  }

  async #work(lane: string): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const next = this.#queue.first(lane);
      if (next === undefined) return;
      const waitMs = next.dueAt - this.#options.clock.now();
      if (waitMs > 0) await this.#pause(lane, Math.min(waitMs, LONGEST_PAUSE_MS));
      else await this.#slots.within(() => this.#attempt(next)).catch((error: unknown) => this.#giveUpOver(next, error));
    }
  }

  /** A defect of ours would come about at each further attempt. */
  #giveUpOver(callback: PendingCallback, error: unknown): void {
    this.#queue.remove(callback);
    (this.#options.onDefect ?? console.error)(error);
  }

  /** What was announced between a lane's last look and its end is not left lying. */
  #leave(lane: string): void {
    this.#working.delete(lane);
    if (this.#queue.first(lane) !== undefined) this.#workOn(lane);
  }

  async #pause(lane: string, milliseconds: number): Promise<void> {
    const waking = new AbortController();
    this.#pauses.set(lane, waking);
    await this.#options.clock.pause(milliseconds, waking.signal).catch(() => undefined);
    this.#pauses.delete(lane);
  }

  #wakeAll(): void {
    for (const waking of this.#pauses.values()) waking.abort();
  }

  async #attempt(callback: PendingCallback): Promise<void> {
    if (this.#stopping.signal.aborted || !this.#queue.has(callback)) return;
    const key = callback.wrongSignature ? this.#otherKey : this.#key;
    const sent = await deliver(this.#courier, callback, { key, stopping: this.#stopping.signal }).catch(
      (error: unknown) => {
        // Nobody knows whether it arrived: it is sent again by whoever comes after.
        if (!this.#stopping.signal.aborted) throw error;
      },
    );
    if (sent === undefined) return;
    const attempted = { ...callback, attempts: callback.attempts + 1 };
    const next = this.#afterwards(attempted, sent);
    if (next === undefined) this.#queue.remove(callback);
    else this.#queue.replace(next);
    const givenUp = sent.error !== null && sent.again !== null && next === undefined;
    this.#record(attempted, sent.status, givenUp ? `${sent.error} (given up)` : sent.error);
    this.#settle();
  }

  /** What the platform took is not sent again by whoever comes after; where it can't be kept, it may be. */
  #settle(): void {
    try {
      this.#options.memory.settle();
    } catch (error) {
      (this.#options.onDefect ?? console.error)(error);
    }
  }

  /** What is left to do after an attempt, if anything is. */
  #afterwards(attempted: PendingCallback, { error, again }: Delivery): PendingCallback | undefined {
    if (error === null) {
      const copies = attempted.copies - 1;
      return copies === 0 ? undefined : { ...attempted, copies, failures: 0 };
    }
    const failures = attempted.failures + 1;
    const pauseMs = pauseAfter(failures);
    if (again === null || pauseMs === undefined) return undefined;
    return { ...attempted, failures, dueAt: this.#options.clock.now() + Math.max(pauseMs, again.notBeforeMs) };
  }

  #recordNotSent(callback: PendingCallback, error: string): void {
    this.#record({ ...callback, attempts: 1 }, null, error);
  }

  #record(callback: PendingCallback, status: number | null, error: string | null): void {
    const { id, event, resource, correlationId, attempts, fault } = callback;
    const subject = { correlationId, resource, event, callback: id };
    this.#options.journal.record({ kind: 'callback', ...subject, attempt: attempts, status, error, fault });
  }

  #recordViolations(event: CallbackEvent): void {
    const { version, correlationId } = event;
    const call = { method: 'POST', path: this.#courier.url.pathname, version, operation: event.event };
    const violations = this.#options.editions.get(version)?.contract.checkCallback(event.event, event.body) ?? [];
    for (const { where, pointer, expected, got } of violations) {
      const difference = { where, pointer, expected, got, fault: null };
      this.#options.journal.record({ kind: 'violation', correlationId, ...call, side: 'callback', ...difference });
    }
  }
}
