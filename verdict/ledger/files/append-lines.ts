import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LedgerEntry, LedgerLine } from '../../../model/ledger-entry.ts';
import { makeLine, readLine, textOf } from '../line.ts';
import { FIRST_HEAD, type Head, readHead, writeHead } from './head-file.ts';
import type { LedgerPaths } from './ledger-paths.ts';
import { openBytes } from './open-bytes.ts';
import { readLastLines } from './read-last-lines.ts';

/** Where the next line goes: after which line, from which byte, and whether a line end must come first. */
interface End {
  hash: string | null;
  bytes: number;
  lineEndMissing: boolean;
}

/**
 * Appends entries to a ledger's file and resolves when they are on the disk. To be called under the ledger's lock.
 * What a process that was killed left of a line is removed; what anybody else did to the file stays, so that it is noticed.
 */
export async function appendLines(paths: LedgerPaths, entries: readonly LedgerEntry[]): Promise<LedgerLine[]> {
  const file = await open(paths.lines, 'a+');
  try {
    const end = await findEnd(paths, file);
    const lines: LedgerLine[] = [];
    let { hash } = end;
    for (const entry of entries) {
      const line = makeLine(hash === null ? [] : [hash], entry);
      lines.push(line);
      hash = line.hash;
    }
    const text = lines.map((line) => `${textOf(line)}\n`).join('');
    const bytes = Buffer.from(end.lineEndMissing ? `\n${text}` : text);
    await write(file, bytes, end.bytes);
    await writeHead(paths.head, { bytes: end.bytes + bytes.length, hash, run: lines.at(-1)?.entry.run ?? null });
    return lines;
  } finally {
    await file.close();
  }
}

/** All or nothing: of a full disk no half line is left. */
async function write(file: FileHandle, bytes: Buffer, size: number): Promise<void> {
  try {
    await file.appendFile(bytes);
    await file.datasync();
  } catch (error) {
    await file.truncate(size).catch(() => undefined);
    throw error;
  }
}

async function findEnd(paths: LedgerPaths, file: FileHandle): Promise<End> {
  const { size } = await file.stat();
  const head = await readHead(paths.head);
  if (head !== null) return endAfter(head, file, size);
  if (size > 0) return endWithoutHead(file, size);
  // A process that is killed after its first line must leave a head, or that line would look like one without.
  await writeHead(paths.head, FIRST_HEAD);
  await syncFolder(dirname(paths.lines));
  return { hash: null, bytes: 0, lineEndMissing: false };
}

async function endAfter(head: Head, file: FileHandle, size: number): Promise<End> {
  const source = openBytes(file, size);
  const boundary = head.bytes === 0 ? '\n' : (await source.read(head.bytes - 1, 1)).toString('latin1');
  if (size < head.bytes || boundary !== '\n') return { hash: head.hash, bytes: size, ...(await lineEnd(file, size)) };
  const added = (await source.read(head.bytes, size - head.bytes)).toString('utf8');
  const pieces = added.split('\n');
  const tail = pieces.pop() ?? '';
  let hash = head.hash;
  for (const text of pieces) hash = hashIfItFollows(text, hash) ?? hash;
  const complete = hashIfItFollows(tail, hash);
  if (complete !== undefined) return { hash: complete, bytes: size, lineEndMissing: true };
  const bytes = size - Buffer.byteLength(tail);
  if (tail === '') return { hash, bytes: size, lineEndMissing: false };
  await file.truncate(bytes);
  return { hash, bytes, lineEndMissing: false };
}

/** The hash of a line that was written after the one with `hash`, but not entered into the head any more. */
function hashIfItFollows(text: string, hash: string | null): string | undefined {
  const { state, hashes, previous } = readLine(text);
  const follows = previous.length === (hash === null ? 0 : 1) && (previous[0] ?? null) === hash;
  return (state === 'sound' || state === 'newer') && follows ? hashes[0] : undefined;
}

async function endWithoutHead(file: FileHandle, size: number): Promise<End> {
  const { lines, tail } = await readLastLines(openBytes(file, size), 1);
  const last = [lines[0] ?? '', tail].map(readLine).findLast(({ hashes }) => hashes.length > 0);
  return { hash: last?.hashes[0] ?? null, bytes: size, lineEndMissing: tail !== '' };
}

async function lineEnd(file: FileHandle, size: number): Promise<Pick<End, 'lineEndMissing'>> {
  if (size === 0) return { lineEndMissing: false };
  return { lineEndMissing: (await openBytes(file, size).read(size - 1, 1)).toString('latin1') !== '\n' };
}

/** Makes a new file's name as lasting as its content. Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
