import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { Problem } from '../../support/problem.ts';

/** A change in a state file: a value set or deleted, a value appended to a series, or a series forgotten. */
const changeSchema = z.union([
  z.tuple([z.literal('set'), z.string(), z.string(), z.unknown()]),
  z.tuple([z.literal('delete'), z.string(), z.string()]),
  z.tuple([z.literal('append'), z.string(), z.unknown()]),
  z.tuple([z.literal('clear'), z.string()]),
]);
const lineSchema = z.array(changeSchema);
const headerSchema = z.object({
  format: z.literal('rehearse-bank-state'),
  formatVersion: z.literal(1),
  bank: z.string(),
});

export type Change = z.infer<typeof changeSchema>;

/** What a state file holds, not yet parsed by those whose it is. */
export interface StoredState {
  collections: Map<string, Map<string, unknown>>;
  series: Map<string, unknown[]>;
}

/** The first line of a state file. */
export function headerLine(bank: string): string {
  return `${JSON.stringify({ format: 'rehearse-bank-state', formatVersion: 1, bank })}\n`;
}

/**
 * Reads a state file; nothing when there is none. A last line without its end was cut off while it was written, so
 * nothing in it was ever answered, and it is left out. Throws a Problem when the file is something else.
 */
export function readStateFile(path: string, bank: string): StoredState {
  const state: StoredState = { collections: new Map(), series: new Map() };
  if (!existsSync(path)) return state;
  const text = readFileSync(path, 'utf8');
  if (text === '') return state;
  const [header = '', ...lines] = text.split('\n').slice(0, -1);
  const read = headerSchema.safeParse(parseJson(header));
  if (!read.success) {
    throw new Problem(
      `${path} is no state file of a mock bank`,
      'its first line does not say so',
      'name another file with --state, or one that is not there yet',
    );
  }
  if (read.data.bank !== bank) {
    throw new Problem(
      `The state file ${path} belongs to another bank`,
      `it is of “${read.data.bank}”, and this bank is “${bank}”`,
      'name another file with --state',
    );
  }
  for (const [index, line] of lines.entries()) {
    const changes = lineSchema.safeParse(parseJson(line));
    if (!changes.success) {
      throw new Problem(
        `The state file ${path} is damaged`,
        `line ${index + 2} can't be read`,
        'restore it, take that line out, or begin another file with --state',
      );
    }
    for (const change of changes.data) apply(state, change);
  }
  return state;
}

function apply({ collections, series }: StoredState, change: Change): void {
  const [kind, name] = change;
  switch (kind) {
    case 'set':
      collections.set(name, (collections.get(name) ?? new Map<string, unknown>()).set(change[2], change[3]));
      break;
    case 'delete':
      collections.get(name)?.delete(change[2]);
      break;
    case 'append': {
      const values = series.get(name) ?? [];
      series.set(name, values);
      values.push(change[2]);
      break;
    }
    case 'clear':
      series.delete(name);
      break;
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
