import { z } from 'zod';
import { runOf } from '../../runs/run-key.ts';
import type { Collection, Memory } from '../../state/memory.ts';
import type { IdStyle } from './resource-ids.ts';
import { type ResourceRecord, resourceRecordSchema } from './resource-record.ts';

export const FINISHED_KEPT = 20_000;

const SEED = 'seed';
const COUNT = 'count';

/** Every resource, by its id. Those that are finished are forgotten, the oldest first, once there are too many. */
export class Resources {
  readonly #records: Collection<ResourceRecord>;
  readonly #numbering: Collection<string | number>;
  readonly #byKey = new Map<string, string>();
  /** Ids in the order in which they were finished. */
  readonly #finished = new Set<string>();
  readonly #isFinal: (state: string) => boolean;
  readonly #kept: number;

  constructor(memory: Memory, isFinal: (state: string) => boolean, kept = FINISHED_KEPT) {
    this.#records = memory.collection('resources', resourceRecordSchema);
    this.#numbering = memory.collection('resource-numbering', z.union([z.string(), z.number()]));
    this.#isFinal = isFinal;
    this.#kept = kept;
    const earlier = [...this.#records.values()];
    for (const record of earlier) this.#note(record);
    const finished = earlier.filter(({ course }) => isFinal(course.state));
    for (const { id } of finished.toSorted((one, other) => one.updatedAt - other.updatedAt)) this.#finished.add(id);
  }

  get(id: string): ResourceRecord | undefined {
    return this.#records.get(id);
  }

  /** All of them, oldest first. */
  all(): Iterable<ResourceRecord> {
    return this.#records.values();
  }

  /** What a call with this idempotency key created before. */
  createdUnder(key: string): ResourceRecord | undefined {
    const id = this.#byKey.get(key);
    return id === undefined ? undefined : this.#records.get(id);
  }

  put(record: ResourceRecord): void {
    this.#records.set(record.id, record);
    this.#note(record);
    if (!this.#isFinal(record.course.state)) this.#finished.delete(record.id);
    else this.#finished.add(record.id);
    for (const id of this.#finished) {
      if (this.#finished.size <= this.#kept) break;
      this.#forget(id);
    }
  }

  /** An id that nobody has: after a new seed the first ones may still be in use. */
  nextId(style: IdStyle, seed: string): string | number {
    for (;;) {
      const count = Number(this.#numbering.get(COUNT) ?? 0) + 1;
      this.#numbering.set(COUNT, count);
      const id = style(String(this.#numbering.get(SEED) ?? seed), count);
      if (!this.#records.has(String(id))) return id;
    }
  }

  /** From here on ids are made from another seed, from the first on. */
  reseed(seed: string): void {
    this.#numbering.set(SEED, seed);
    this.#numbering.delete(COUNT);
  }

  /** Forgets what came under correlation ids that begin so; everything without. */
  clear(correlation: string | undefined): void {
    for (const { id, correlationId } of [...this.#records.values()]) {
      if ((correlationId ?? '').startsWith(correlation ?? '')) this.#forget(id);
    }
  }

  #note({ id, idempotencyKey }: ResourceRecord): void {
    if (idempotencyKey !== null) this.#byKey.set(idempotencyKey, id);
  }

  #forget(id: string): void {
    const key = this.#records.get(id)?.idempotencyKey;
    if (key !== null && key !== undefined) this.#byKey.delete(key);
    this.#records.delete(id);
    this.#finished.delete(id);
  }
}

/** The run a resource belongs to. */
export function ownerOf({ correlationId }: ResourceRecord): string | null {
  return runOf(correlationId);
}
