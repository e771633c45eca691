import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { messageOf, Problem } from '../../support/problem.ts';
import { type Collection, MapCollection, type Memory, type Series } from './memory.ts';
import { claimStateFile } from './state-file-claim.ts';
import { type Change, headerLine, readStateFile, type StoredState } from './stored-state.ts';

const LEAST_CHANGES_BEFORE_COMPACTING = 50_000;
const OWNER_ONLY = 0o600;

/**
 * Keeps a bank's state in a file, so that a bank that is killed goes on where it was. Each settling appends one line
 * with all changes since the last: it is there whole or not at all, and what has been answered is in it.
 * It survives the end of the process at any moment; it is not forced to the disk, so not that of the machine.
 */
export class StateFile implements Memory {
  readonly #path: string;
  readonly #bank: string;
  readonly #stored: StoredState;
  readonly #release: () => void;
  #descriptor: number;
  #pending: Change[] = [];
  #changesInFile = 0;

  /**
   * Opens a state file, or begins one. `bank` names whose state it is. Throws a Problem when another bank uses the file,
   * when it is another bank's, or when it can't be read or written.
   */
  constructor(path: string, bank: string) {
    this.#path = path;
    this.#bank = bank;
    this.#release = claimStateFile(path);
    try {
      this.#stored = readStateFile(path, bank);
      this.#descriptor = this.#writeWhole();
    } catch (error) {
      this.#release();
      if (error instanceof Problem) throw error;
      throw new Problem(`The state file ${path} can't be used`, messageOf(error), 'name another with --state', {
        cause: error,
      });
    }
  }

  collection<Value>(name: string, schema: z.ZodType<Value>): Collection<Value> {
    const values = new Map<string, Value>();
    for (const [key, value] of this.#stored.collections.get(name) ?? []) {
      values.set(key, this.#parse(schema, value, `${name} ${key}`));
    }
    const stored = new Map<string, unknown>(values);
    this.#stored.collections.set(name, stored);
    return new MapCollection(values, (key, value) => {
      if (value === undefined) stored.delete(key);
      else stored.set(key, value);
      this.#pending.push(value === undefined ? ['delete', name, key] : ['set', name, key, value]);
    });
  }

  series<Value>(name: string, schema: z.ZodType<Value>, kept: number): Series<Value> {
    const stored = (this.#stored.series.get(name) ?? []).slice(-kept);
    this.#stored.series.set(name, stored);
    const earlier = stored.map((value) => this.#parse(schema, value, name));
    return {
      earlier,
      append: (value) => {
        stored.push(value);
        if (stored.length > kept * 2) stored.splice(0, stored.length - kept);
        this.#pending.push(['append', name, value]);
      },
      clear: () => {
        stored.length = 0;
        this.#pending.push(['clear', name]);
      },
    };
  }

  settle(): void {
    if (this.#pending.length === 0) return;
    const changes = this.#pending;
    this.#pending = [];
    writeSync(this.#descriptor, `${JSON.stringify(changes)}\n`);
    this.#changesInFile += changes.length;
    if (this.#changesInFile > Math.max(LEAST_CHANGES_BEFORE_COMPACTING, 4 * this.#size())) {
      closeSync(this.#descriptor);
      this.#descriptor = this.#writeWhole();
    }
  }

  close(): void {
    this.settle();
    closeSync(this.#descriptor);
    this.#release();
  }

  /** Writes all that is kept into a new file in place of the old one; the descriptor goes on behind it. */
  #writeWhole(): number {
    const temporary = `${this.#path}.new`;
    const descriptor = openSync(temporary, 'w', OWNER_ONLY);
    writeSync(descriptor, headerLine(this.#bank));
    for (const [name, values] of this.#stored.collections) {
      for (const [key, value] of values) writeSync(descriptor, `${JSON.stringify([['set', name, key, value]])}\n`);
    }
    for (const [name, values] of this.#stored.series) {
      for (const value of values) writeSync(descriptor, `${JSON.stringify([['append', name, value]])}\n`);
    }
    renameSync(temporary, this.#path);
    this.#changesInFile = this.#size();
    return descriptor;
  }

  #size(): number {
    const sizes = [...this.#stored.collections.values()].map(({ size }) => size);
    const lengths = [...this.#stored.series.values()].map(({ length }) => length);
    return [...sizes, ...lengths].reduce((sum, size) => sum + size, 0);
  }

  #parse<Value>(schema: z.ZodType<Value>, value: unknown, what: string): Value {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new Problem(
      `The state file ${this.#path} can't be read`,
      `${what}: ${z.prettifyError(parsed.error)}`,
      'it was written by another version of the bank: begin another file with --state',
      { cause: parsed.error },
    );
  }
}
