import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LedgerLine } from '../../../model/ledger-entry.ts';
import { type Link, type Remembered, troublesIn } from '../chain.ts';
import type { NewestLines, Verification } from '../ledger.ts';
import { type ReadLine, readLine } from '../line.ts';
import { everyLine } from './every-line.ts';
import { type Head, readHead } from './head-file.ts';
import type { LedgerPaths } from './ledger-paths.ts';
import { openBytes } from './open-bytes.ts';
import { CutShort, readLastLines } from './read-last-lines.ts';

/** How often it is begun again when somebody removes what a killed process left while it is read. */
const TRIES = 5;

/** The newest lines of a ledger's file, and what is wrong with them. */
export async function readNewest(paths: LedgerPaths, environment: string, count: number): Promise<NewestLines> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await readOnce(paths, environment, count);
    } catch (error) {
      if (!(error instanceof CutShort) || left <= 1) throw error;
    }
  }
}

async function readOnce(paths: LedgerPaths, environment: string, count: number): Promise<NewestLines> {
  // The head first: lines that are appended meanwhile are newer than it, never missing from what it tells.
  const head = await readHead(paths.head);
  const file = await openIfThere(paths.lines);
  if (file === undefined) return { lines: [], troubles: withoutFile(head) };
  try {
    const { lines, tail, begins, whole } = await readLastLines(openBytes(file, (await file.stat()).size), count);
    const read = lines.map(readLine);
    const last = soundTail(tail);
    if (last !== undefined) read.push(last);
    const links = read.map((line, index) => linkOf(line, environment, fromTheEnd(read.length - index)));
    // Where more was appended meanwhile than is read, the line that the head tells of is before that.
    const remembered = head !== null && !whole && head.bytes <= begins ? [] : rememberedBy(head);
    const troubles = troublesIn(links, { whole, inOrder: true, remembered });
    const newest = sound(read, environment).reverse().slice(0, count);
    return { lines: newest, troubles: [...headTrouble(head, paths), ...troubles] };
  } finally {
    await file.close();
  }
}

/** Reads a ledger's file line by line, and tells all that is wrong with it. */
export async function readEvery(paths: LedgerPaths, environment: string): Promise<Verification> {
  const head = await readHead(paths.head);
  const file = await openIfThere(paths.lines);
  if (file === undefined) return { lines: 0, troubles: withoutFile(head) };
  const links: Link[] = [];
  try {
    for await (const { text, isEnded } of everyLine(openBytes(file, (await file.stat()).size))) {
      const read = isEnded ? readLine(text) : soundTail(text);
      if (read !== undefined) links.push(linkOf(read, environment, `line ${links.length + 1}`));
    }
  } finally {
    await file.close();
  }
  const troubles = troublesIn(links, { whole: true, inOrder: true, remembered: rememberedBy(head) });
  return { lines: links.length, troubles: [...headTrouble(head, paths), ...troubles] };
}

/** What has no line end is a line, or what a process that was killed left, or what somebody writes right now. */
function soundTail(tail: string): ReadLine | undefined {
  const read = readLine(tail);
  return read.state === 'sound' ? read : undefined;
}

/** The lines that are as they were written, without copies: a run that is there twice was still one. */
function sound(read: readonly ReadLine[], environment: string): LedgerLine[] {
  const lines = new Map<string, LedgerLine>();
  for (const { line } of read)
    if (line?.entry.environment === environment && !lines.has(line.hash)) lines.set(line.hash, line);
  return [...lines.values()];
}

function linkOf({ line, state, hashes, previous, run }: ReadLine, environment: string, place: string): Link {
  const isForeign = line !== null && line.entry.environment !== environment;
  const where = run === null ? place : `${place} (run ${run})`;
  return { where, state: isForeign ? 'of another environment' : state, hashes, previous };
}

function fromTheEnd(place: number): string {
  return place === 1 ? 'the last line' : `line ${place} from the end`;
}

function rememberedBy(head: Head | null): Remembered[] {
  if (head === null || head.hash === null) return [];
  return [{ hash: head.hash, where: `the line that was written last${head.run === null ? '' : ` (run ${head.run})`}` }];
}

function withoutFile(head: Head | null): string[] {
  return head === null || head.hash === null ? [] : ['the file with its lines is missing'];
}

function headTrouble(head: Head | null, { head: path }: LedgerPaths): string[] {
  if (head !== null) return [];
  return [`${basename(path)} is missing or can't be read, so nobody can tell whether the last lines were removed`];
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  return open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
