import type { Scenario } from '../../model/evidence.ts';
import { type Markup, markup, ours } from '../html/markup.ts';
import { relativeHref } from '../words/href.ts';
import { readPicture, sizeOfPicture } from './picture-file.ts';

/**
 * What is in a page itself instead of beside it: the `present` of a report that is one file. It has the pictures that it
 * holds, and no other file.
 */
export class EmbeddedPictures extends Set<string> {
  readonly #addresses = new Map<string, string>();

  hold(path: string, address: string): void {
    this.add(path);
    this.#addresses.set(path, address);
  }

  addressOf(path: string): string | undefined {
    return this.#addresses.get(path);
  }
}

/** Whether a page stands alone: then nothing beside it can be linked, and what is not in it is in the run's folder. */
export function standsAlone(present: ReadonlySet<string>): present is EmbeddedPictures {
  return present instanceof EmbeddedPictures;
}

/** Where the page finds a picture. */
export interface PictureAddress {
  /** What an `img` shows. */
  source: Markup;
  /** What a link to it leads to. A browser opens no embedded picture by a link: the page enlarges it itself. */
  link: string;
}

/** Where the page finds a picture: beside it, or in itself; `undefined` where it is in neither. */
export function pictureAddress(path: string, present: ReadonlySet<string>): PictureAddress | undefined {
  if (!present.has(path)) return undefined;
  if (standsAlone(present)) {
    const address = present.addressOf(path);
    return address === undefined ? undefined : { source: ours(address), link: '#scenarios' };
  }
  const link = relativeHref(path);
  return link === undefined ? undefined : { source: markup`${link}`, link };
}

/** Reads the pictures of a run up to so many bytes: how each step ended first, then the others. */
export async function embedPictures(
  scenarios: readonly Scenario[],
  folder: string,
  most: number,
): Promise<{ embedded: EmbeddedPictures; leftOut: number }> {
  const steps = scenarios.flatMap((scenario) => scenario.steps);
  const lasts = steps.flatMap(({ screenshots }) => screenshots.slice(-1));
  const wanted = new Set([...lasts, ...steps.flatMap(({ screenshots }) => screenshots)]);
  const embedded = new EmbeddedPictures();
  let bytes = 0;
  let leftOut = 0;
  for (const path of wanted) {
    const size = await sizeOfPicture(folder, path);
    if (size === null) continue;
    if (bytes + size > most) {
      leftOut += 1;
      continue;
    }
    const picture = await readPicture(folder, path);
    if (picture === null) continue;
    bytes += size;
    embedded.hold(path, `data:${picture.mediaType};base64,${picture.bytes.toString('base64')}`);
  }
  return { embedded, leftOut };
}
