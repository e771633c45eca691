import type { z } from 'zod';

/** Values by key, in the order in which their keys first came. */
export interface Collection<Value> {
  readonly size: number;
  get(key: string): Value | undefined;
  has(key: string): boolean;
  set(key: string, value: Value): void;
  delete(key: string): void;
  entries(): Iterable<[string, Value]>;
  values(): Iterable<Value>;
}

/** Values one after another, of which only the newest are kept. */
export interface Series<Value> {
  /** What an earlier process left, oldest first. */
  readonly earlier: readonly Value[];
  append(value: Value): void;
  /** Forgets all of them. */
  clear(): void;
}

/** Where a bank keeps what must not be forgotten. Values are plain JSON and never changed in place. */
export interface Memory {
  /** The collection of a name; `schema` parses what an earlier process left in it. A name is asked for once. */
  collection<Value>(name: string, schema: z.ZodType<Value>): Collection<Value>;
  /** The series of a name, of which at least the `kept` newest survive. A name is asked for once. */
  series<Value>(name: string, schema: z.ZodType<Value>, kept: number): Series<Value>;
  /** Returns once all that was changed so far is where the end of this process can't touch it. */
  settle(): void;
  close(): void;
}

/** A memory that ends with the process. */
export function processMemory(): Memory {
  return {
    collection: <Value>() => new MapCollection<Value>(new Map()),
    series: () => ({ earlier: [], append: () => undefined, clear: () => undefined }),
    settle: () => undefined,
    close: () => undefined,
  };
}

/** A collection in a Map, which tells of every change. */
export class MapCollection<Value> implements Collection<Value> {
  readonly #values: Map<string, Value>;
  readonly #changed: (key: string, value: Value | undefined) => void;

  constructor(values: Map<string, Value>, changed: (key: string, value: Value | undefined) => void = () => undefined) {
    this.#values = values;
    this.#changed = changed;
  }

  get size(): number {
    return this.#values.size;
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  set(key: string, value: Value): void {
    this.#values.set(key, value);
    this.#changed(key, value);
  }

  delete(key: string): void {
    if (this.#values.delete(key)) this.#changed(key, undefined);
  }

  entries(): Iterable<[string, Value]> {
    return this.#values.entries();
  }

  values(): Iterable<Value> {
    return this.#values.values();
  }
}
