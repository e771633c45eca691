import { constants, open } from 'node:fs/promises';
import type { Reading } from './facts.ts';
import { read, unread } from './reading.ts';

const LARGEST_BYTES = 1_000_000;

/** A text file of at most one megabyte, in UTF-8. Never waits for a pipe or device. `place` is how it is called in findings. */
export async function readTextFile(file: string, place: string): Promise<Reading<string>> {
  return withFile(file, place, async (handle, { size }) => {
    if (size > LARGEST_BYTES) return unread(place, `it is larger than ${LARGEST_BYTES} bytes`);
    return asText(await handle.readFile(), place);
  });
}

/** Opens a file for as long as `work` takes. What can't be opened, or is no ordinary file, is said in words. */
export async function withFile<Value>(
  file: string,
  place: string,
  work: (handle: Awaited<ReturnType<typeof open>>, about: { size: number }) => Promise<Reading<Value>>,
): Promise<Reading<Value>> {
  try {
    // Not waiting for the other end of a pipe; a file is read the same way.
    await using handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const about = await handle.stat();
    if (about.isDirectory()) return unread(place, 'it is a folder');
    if (!about.isFile()) return unread(place, 'it is no file');
    return await work(handle, about);
  } catch (error) {
    return unread(place, inWords(error));
  }
}

function asText(bytes: Buffer, place: string): Reading<string> {
  if (bytes.includes(0)) return unread(place, 'it is no text');
  try {
    return read(place, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return unread(place, 'it is no text in UTF-8');
  }
}

function inWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'ENXIO') return 'it is no file';
  return `it cannot be read (${code})`;
}
