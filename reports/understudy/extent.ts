import type { Scenario } from '../../model/evidence.ts';
import { sizeOfPicture } from '../embedding/picture-file.ts';
import { type Chapter, chaptersOf, picturesOf } from './show.ts';

/** How large the pictures of a show may be, in bytes, before it is made shorter, and at the most. */
export interface Limits {
  whole: number;
  most: number;
}

export const USUAL_LIMITS: Limits = { whole: 40_000_000, most: 120_000_000 };

/** A show that is not too large, and what was left out of it, in sentences. */
export interface Fitting {
  chapters: Chapter[];
  leftOut: string[];
}

/** All of a run where that is not too much; otherwise the demo alone with a picture a step, as many scenarios as fit. */
export async function fittingShow(
  scenarios: readonly Scenario[],
  folder: string,
  { whole, most }: Limits = USUAL_LIMITS,
): Promise<Fitting> {
  const all = chaptersOf(scenarios, { fallbacks: true, everyPicture: true });
  if ((await bytesOf(all, folder, whole)) <= whole) return { chapters: all, leftOut: [] };
  const short = chaptersOf(scenarios, { fallbacks: false, everyPicture: false });
  const leftOut = [
    `More than ${inMegabytes(whole)} of pictures: only the last one of each step is here, and no fallback`,
  ];
  const kept: Chapter[] = [];
  let bytes = 0;
  for (const chapter of short) {
    bytes += await bytesOf([chapter], folder, most);
    if (bytes > most) break;
    kept.push(chapter);
  }
  const missing = short.length - kept.length;
  if (missing > 0) {
    const last = missing === 1 ? 'The last scenario is' : `The last ${missing} scenarios are`;
    leftOut.push(`${last} not here: one file holds at most ${inMegabytes(most)} of pictures`);
  }
  return { chapters: kept, leftOut };
}

/** How large the pictures are together; it stops counting where they are more than `most`. */
async function bytesOf(chapters: readonly Chapter[], folder: string, most: number): Promise<number> {
  let bytes = 0;
  for (const path of picturesOf(chapters)) {
    bytes += (await sizeOfPicture(folder, path)) ?? 0;
    if (bytes > most) break;
  }
  return bytes;
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
