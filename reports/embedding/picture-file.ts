import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { relativeHref } from '../words/href.ts';

/** What a picture is told to be where it is embedded. Nothing that can hold a script, as SVG can, is ever embedded. */
export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp';

/** A picture as it lies in a run's folder. */
export interface PictureFile {
  mediaType: PictureType;
  bytes: Buffer;
}

const LARGEST_BYTES = 32 * 1024 * 1024;

const BEGINNINGS: readonly (readonly [PictureType, RegExp])[] = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/png', /^\x89PNG\r\n/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
];

/** How large a picture is, in bytes; `null` where it is not there, or its path leads out of the run's folder. */
export async function sizeOfPicture(folder: string, path: string): Promise<number | null> {
  if (relativeHref(path) === undefined) return null;
  // A link may lead out of the folder: what is embedded is what was kept of this run.
  const about = await lstat(join(folder, path)).catch(() => null);
  return about?.isFile() === true && about.size <= LARGEST_BYTES ? about.size : null;
}

/** Reads a picture of a run, known by its first bytes; `null` where it is not there, or is no picture that can be embedded. */
export async function readPicture(folder: string, path: string): Promise<PictureFile | null> {
  if ((await sizeOfPicture(folder, path)) === null) return null;
  const bytes = await readFile(join(folder, path)).catch(() => null);
  if (bytes === null) return null;
  const beginning = bytes.subarray(0, 16).toString('latin1');
  const mediaType = BEGINNINGS.find(([, pattern]) => pattern.test(beginning))?.[0];
  return mediaType === undefined ? null : { mediaType, bytes };
}
