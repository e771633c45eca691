import { Problem } from '../../support/problem.ts';
import { writeInParts } from '../embedding/write-in-parts.ts';
import type { ReportInput } from '../report-input.ts';
import { openAlbum } from './album.ts';
import { fittingShow, type Limits, USUAL_LIMITS } from './extent.ts';
import { showInParts } from './page.ts';
import { picturesOf } from './show.ts';

/** There is nothing to make a show of. */
export class NoPictures extends Problem {}

/** A show that was written. */
export interface Understudy {
  path: string;
  bytes: number;
  scenarios: number;
  screens: number;
  pictures: number;
  /** What was left out because the file would be too large, in sentences. */
  leftOut: readonly string[];
}

/**
 * Writes a run as a show in one file that opens offline. `folder` is the run's. Throws NoPictures where the run has none, and another Problem where
 * the file can't be written.
 */
export async function writeUnderstudy(
  input: ReportInput,
  folder: string,
  path: string,
  limits: Limits = USUAL_LIMITS,
): Promise<Understudy> {
  const { chapters, leftOut } = await fittingShow(input.evidence?.scenarios ?? [], folder, limits);
  const album = await openAlbum(folder, picturesOf(chapters));
  if (album.pages.length === 0) {
    throw new NoPictures(
      `Run ${input.run.id} can’t be shown`,
      'not one picture of it is there',
      'rehearse again, without --no-pictures',
    );
  }
  const bytes = await writeInParts(path, showInParts({ input, folder, chapters, album, leftOut }));
  return {
    path,
    bytes,
    scenarios: chapters.length,
    screens: chapters.reduce((sum, { frames }) => sum + frames.length, 0),
    pictures: album.pages.length,
    leftOut,
  };
}
