import { redact } from '../../support/redact.ts';
import { renderPage } from '../page/page.ts';
import type { ReportInput } from '../report-input.ts';
import { embedPictures } from './embedded-pictures.ts';
import { writeInParts } from './write-in-parts.ts';

/** How large the pictures in one page may be, as files: a browser opens more only with pain. */
const MOST_BYTES = 60_000_000;

/** A page that was written as one file. */
export interface SingleFile {
  path: string;
  bytes: number;
  pictures: number;
  /** How many pictures are not in it, because there were too many. */
  leftOut: number;
}

/** Writes the page of a run with its pictures in it. `folder` is the run's. Throws a Problem when it can't be written. */
export async function writeSingleFile(
  input: ReportInput,
  folder: string,
  path: string,
  mostBytes: number = MOST_BYTES,
): Promise<SingleFile> {
  const { embedded, leftOut } = await embedPictures(input.evidence?.scenarios ?? [], folder, mostBytes);
  // What is beside the run's own page can't be reached from here.
  const page = await renderPage({ ...input, present: embedded, understudy: null, lastGo: null, runsBeside: new Set() });
  const bytes = await writeInParts(path, redactedParts(page));
  return { path, bytes, pictures: embedded.size, leftOut };
}

/** Secrets are taken out of what is text; a picture whose letters happen to spell one must not be broken. */
async function* redactedParts(page: string): AsyncGenerator<string> {
  const picture = /data:image\/(?:jpeg|png|webp);base64,[A-Za-z0-9+/=]*/g;
  let from = 0;
  for (const match of page.matchAll(picture)) {
    yield redact(page.slice(from, match.index));
    yield match[0];
    from = match.index + match[0].length;
  }
  yield redact(page.slice(from));
}
