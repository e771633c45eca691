import { closeSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
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
  /** `null` once it is closed. */
  #descriptor: number | null;
  /** How many bytes of the file are whole lines. */
  #length = 0;
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

  /** Throws a Problem where the file can't be written now; what is kept then is written by the next settling that can. */
  settle(): void {
    const descriptor = this.#descriptor;
    if (this.#pending.length === 0 || descriptor === null) return;
    try {
      this.#length += writeAt(descriptor, `${JSON.stringify(this.#pending)}\n`, this.#length);
    } catch (error) {
      // What was written of the line goes again, or the next one would be unreadable behind it.
      ftruncateSync(descriptor, this.#length);
      throw new Problem(`The state file ${this.#path} can't be written`, messageOf(error), 'make room for it', {
        cause: error,
      });
    }
    this.#changesInFile += this.#pending.length;
    this.#pending = [];
    if (this.#changesInFile > Math.max(LEAST_CHANGES_BEFORE_COMPACTING, 4 * this.#size())) this.#compact(descriptor);
  }

  close(): void {
    const descriptor = this.#descriptor;
    if (descriptor === null) return;
    try {
      this.settle();
    } finally {
      closeSync(this.#descriptor ?? descriptor);
      this.#descriptor = null;
      this.#release();
    }
  }

  #compact(old: number): void {
    try {
      this.#descriptor = this.#writeWhole();
    } catch {
      // All is in the old file, only longer; it is tried again after as many changes more.
      this.#changesInFile = 0;
      return;
    }
    closeSync(old);
  }

  /** Writes all that is kept into a new file in place of the old one, and returns the descriptor of the new one. */
  #writeWhole(): number {
    const temporary = `${this.#path}.new`;
    const descriptor = openSync(temporary, 'w', OWNER_ONLY);
    try {
      let length = 0;
      for (const line of this.#lines()) length += writeAt(descriptor, line, length);
      renameSync(temporary, this.#path);
      this.#length = length;
    } catch (error) {
      closeSync(descriptor);
      rmSync(temporary, { force: true });
      throw error;
    }
    this.#changesInFile = this.#size();
    return descriptor;
  }

  *#lines(): Iterable<string> {
    yield headerLine(this.#bank);
    for (const [name, values] of this.#stored.collections) {
      for (const [key, value] of values) yield `${JSON.stringify([['set', name, key, value]])}\n`;
    }
    for (const [name, values] of this.#stored.series) {
      for (const value of values) yield `${JSON.stringify([['append', name, value]])}\n`;
    }
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

/** Writes a text at a place of a file, all of it: on a full disk only a part is taken at first, without an error. */
function writeAt(descriptor: number, text: string, position: number): number {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, position + written);
  }
  return bytes.length;
}
