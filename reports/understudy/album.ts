import { createHash } from 'node:crypto';
import { type PictureType, readPicture } from '../embedding/picture-file.ts';

/** Which pictures go into the file: each once, however often it is shown. Their bytes stay on disk until they are written. */
export interface Album {
  pages: readonly { path: string; mediaType: PictureType }[];
  /** The number, from 1, of the picture at a path; `undefined` where it is missing or is no picture. */
  numberOf(path: string): number | undefined;
}

/** Looks at the pictures one by one. */
export async function openAlbum(folder: string, paths: readonly string[]): Promise<Album> {
  const pages: { path: string; mediaType: PictureType }[] = [];
  const byContent = new Map<string, number>();
  const byPath = new Map<string, number>();
  for (const path of paths) {
    const picture = await readPicture(folder, path);
    if (picture === null) continue;
    const content = createHash('sha256').update(picture.bytes).digest('base64');
    const known = byContent.get(content) ?? pages.push({ path, mediaType: picture.mediaType });
    byContent.set(content, known);
    byPath.set(path, known);
  }
  return { pages, numberOf: (path) => byPath.get(path) };
}
