import { type FileHandle, open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { headersOf } from './file-headers.ts';

/**
 * The parts of a request's path, each decoded; `undefined` where one of them can't be the name of a file or folder: what
 * leads upwards, holds a separator in disguise, or is no text.
 */
export function namesIn(path: string): string[] | undefined {
  try {
    const names = path.split('/').map(decodeURIComponent);
    return names.every(isName) ? names : undefined;
  } catch {
    return undefined;
  }
}

function isName(text: string): boolean {
  return text !== '' && text !== '.' && text !== '..' && !/[/\\\0]/.test(text) && text.length <= 255;
}

/**
 * A file in a run's folder as an answer; `undefined` where there is none, or where what is there leads out of the folder.
 * With `withBody: false` the headers alone.
 */
export async function answerWithFile(
  folder: string,
  names: readonly string[],
  withBody: boolean,
): Promise<Response | undefined> {
  const path = await insideOf(folder, names);
  const file = path === undefined ? undefined : await open(path, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  const about = await file.stat();
  if (!about.isFile()) {
    await file.close();
    return undefined;
  }
  const headers = { ...headersOf(names), 'content-length': String(about.size) };
  if (withBody && about.size > 0) return new Response(bodyOf(file, about.size), { headers });
  await file.close();
  return new Response(null, { headers });
}

/** No more than was there when its length was told: somebody may be writing on. */
function bodyOf(file: FileHandle, size: number): ReadableStream {
  return Readable.toWeb(file.createReadStream({ end: size - 1 }));
}

/** Where a file really is, if that is inside the folder: a link may lead anywhere. */
async function insideOf(folder: string, names: readonly string[]): Promise<string | undefined> {
  try {
    const root = await realpath(folder);
    const path = await realpath(join(root, ...names));
    return path.startsWith(root + sep) ? path : undefined;
  } catch {
    return undefined;
  }
}
