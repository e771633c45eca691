import { createHash } from 'node:crypto';
import type { Clock } from '../support/clock.ts';

/** A request that may come again: who sent it, for what, under which key. */
export interface RequestName {
  clientId: string;
  operation: string;
  key: string;
}

interface Remembered {
  bodyDigest: string;
  response: Response;
  correlationId: string | null;
  rememberedAt: number;
}

const REMEMBERED_FOR_MS = 24 * 3_600_000;
const ANSWERS_KEPT = 10_000;

/** Answers by the requests' idempotency keys, so that a request that comes again changes nothing. */
export class Idempotency {
  readonly #clock: Clock;
  readonly #remembered = new Map<string, Remembered>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The answer given before, `undefined` when there is none, or `other-body` when the key stood for something else. */
  recall(name: RequestName, body: string): Response | undefined | 'other-body' {
    this.#forgetOld();
    const earlier = this.#remembered.get(keyOf(name));
    if (earlier === undefined) return undefined;
    return earlier.bodyDigest === digest(body) ? earlier.response.clone() : 'other-body';
  }

  remember(name: RequestName, body: string, response: Response, correlationId: string | null): void {
    this.#remembered.set(keyOf(name), {
      bodyDigest: digest(body),
      response: response.clone(),
      correlationId,
      rememberedAt: this.#clock.now(),
    });
  }

  /** Forgets the answers to requests whose correlation id begins so; all when none is given. */
  clear(correlation = ''): void {
    for (const [key, { correlationId }] of this.#remembered) {
      if ((correlationId ?? '').startsWith(correlation)) this.#remembered.delete(key);
    }
  }

  #forgetOld(): void {
    const oldest = this.#clock.now() - REMEMBERED_FOR_MS;
    for (const [key, { rememberedAt }] of this.#remembered) {
      if (rememberedAt > oldest && this.#remembered.size <= ANSWERS_KEPT) break;
      this.#remembered.delete(key);
    }
  }
}

function keyOf({ clientId, operation, key }: RequestName): string {
  return JSON.stringify([clientId, operation, key]);
}

function digest(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}
