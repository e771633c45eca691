import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EarlierRuns } from '../../model/earlier-runs.ts';
import { runFolder } from '../../model/run-folder.ts';
import { relativeHref } from '../page/href.ts';

/** The sheet of an earlier run beside this one. */
export interface LastGo {
  run: string;
  judgedAt: string;
  /** Where its sheet is, as an address relative to this run's; `null` where its folder is not there any more. */
  href: string | null;
}

/** The newest earlier run that was go as the audience would have seen it; `null` where none is known. */
export async function lastGoBeside(folder: string, earlier: EarlierRuns | null): Promise<LastGo | null> {
  const last = earlier?.runs.find(({ outcome, counts }) => outcome === 'go' && counts);
  if (last === undefined) return null;
  const { run, judgedAt } = last;
  const name = relativeHref(run);
  const isOneFolder = name !== undefined && !/[\\/]/.test(run);
  const isThere = isOneFolder && (await isReadable(runFolder(join(dirname(folder), run)).runSheet));
  return { run, judgedAt, href: isThere ? `../${name}/run-sheet.html` : null };
}

async function isReadable(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
