import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RunClocks } from '../runs/run-clocks.ts';
import type { Collection, Memory } from '../state/memory.ts';
import { trimOldest } from './records/trim-oldest.ts';

/** A request that may come again: under which key, of which run, and what it asks for in the bank's own terms. */
export interface RepeatableRequest {
  readonly key: string;
  readonly run: string | null;
  readonly correlationId: string | null;
  readonly content: unknown;
}

interface Remembered<Result> {
  readonly digest: string;
  readonly correlationId: string | null;
  readonly rememberedAt: number;
  readonly result: Result;
}

const REMEMBERED_FOR_MS = 24 * 3_600_000;
const RESULTS_KEPT = 10_000;

/**
 * What requests of one kind came to, by their idempotency keys, so that a request that comes again changes nothing.
 * Content and result are kept in the bank's own terms: a request is known again in another version of the API too.
 */
export class Idempotency<Result> {
  readonly #clocks: RunClocks;
  readonly #remembered: Collection<Remembered<Result>>;

  constructor(name: string, result: z.ZodType<Result>, { clocks, memory }: { clocks: RunClocks; memory: Memory }) {
    this.#clocks = clocks;
    const schema: z.ZodType<Remembered<Result>> = z.object({
      digest: z.string(),
      correlationId: z.string().nullable(),
      rememberedAt: z.number(),
      result,
    });
    this.#remembered = memory.collection(name, schema);
  }

  /** What the request came to before, `undefined` when it is new, or `other-content` when its key stood for something else. */
  recall(request: RepeatableRequest): Result | undefined | 'other-content' {
    const earlier = this.#remembered.get(placeOf(request));
    if (earlier === undefined || earlier.rememberedAt + REMEMBERED_FOR_MS < this.#clocks.now(request.run)) {
      return undefined;
    }
    return earlier.digest === digest(request.content) ? earlier.result : 'other-content';
  }

  remember(request: RepeatableRequest, result: Result): void {
    const place = placeOf(request);
    // Anew where it was forgotten for its age, so that it is the youngest.
    this.#remembered.delete(place);
    this.#remembered.set(place, {
      digest: digest(request.content),
      correlationId: request.correlationId,
      rememberedAt: this.#clocks.now(request.run),
      result,
    });
    trimOldest(this.#remembered, RESULTS_KEPT);
  }

  /** Forgets requests whose correlation id begins so; all when none is given. */
  clear(correlation = ''): void {
    for (const [place, { correlationId }] of [...this.#remembered.entries()]) {
      if ((correlationId ?? '').startsWith(correlation)) this.#remembered.delete(place);
    }
  }
}

function placeOf({ run, key }: RepeatableRequest): string {
  return JSON.stringify([run, key]);
}

function digest(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
