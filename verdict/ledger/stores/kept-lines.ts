import type { LedgerLine } from '../../../model/ledger-entry.ts';
import { type Link, type Remembered, troublesIn } from '../chain.ts';
import { readLine } from '../line.ts';
import { type LineName, linesPrefix } from './key-names.ts';
import type { KeyStore } from './key-store.ts';

/** A line as it was found under its key. */
export interface KeptLine extends Link {
  /** `null` unless it is as it was written. */
  line: LedgerLine | null;
  /** The hash it was kept under, whatever it holds now. */
  hash: string;
}

/** Reads lines of an environment, in the order of their names. */
export async function readKeptLines(
  store: KeyStore,
  environment: string,
  names: readonly LineName[],
): Promise<KeptLine[]> {
  const texts = await store.readAll(names.map(({ name, month }) => `${linesPrefix(environment, month)}${name}`));
  return names.map((name, index) => keptLine(name, texts[index] ?? '', environment));
}

function keptLine({ hash, run }: LineName, text: string, environment: string): KeptLine {
  const read = readLine(text);
  const where = `the line of run ${run}`;
  const kept = { hash, where, hashes: [hash], previous: read.previous };
  if (read.state === 'unreadable') return { ...kept, line: null, state: 'unreadable', previous: [] };
  if (read.line === null) return { ...kept, line: null, state: read.state };
  if (read.line.hash !== hash) return { ...kept, line: null, state: 'edited' };
  if (read.line.entry.environment !== environment) return { ...kept, line: null, state: 'of another environment' };
  return { ...kept, line: read.line, state: read.state };
}

/** The hashes of lines that none of the others follows, by which the next one is chained. */
export function headsOf(kept: readonly KeptLine[]): string[] {
  const followed = new Set(kept.flatMap(({ previous }) => previous));
  return kept
    .map(({ hash }) => hash)
    .filter((hash) => !followed.has(hash))
    .sort();
}

/** What is wrong with lines, given the newest first; `elsewhere` are hashes of lines that are there, but were not read. */
export function troublesOfKept(
  kept: readonly KeptLine[],
  receipts: readonly LineName[],
  elsewhere: ReadonlySet<string>,
): string[] {
  const remembered: Remembered[] = receipts.map(({ hash, run }) => ({ hash, where: `the line of run ${run}` }));
  return troublesIn(kept.toReversed(), { whole: true, inOrder: false, remembered, elsewhere });
}
