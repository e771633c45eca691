import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EarlierRun, EarlierRuns } from '../model/earlier-runs.ts';
import { goesAhead } from '../model/goes-ahead.ts';
import { relativeHref } from './words/href.ts';

/** The earlier runs that went, as the audience would have seen them, the newest first. */
export function runsThatWent(earlier: EarlierRuns | null): EarlierRun[] {
  return (earlier?.runs ?? []).filter(({ outcome, counts }) => counts && goesAhead(outcome));
}

/**
 * The address of a file of another run, from a page in this run's folder; `null` where its folder is not beside this one any
 * more, or holds no such file.
 */
export async function hrefOfOtherRun(folder: string, run: string, file: string): Promise<string | null> {
  const name = relativeHref(run);
  if (name === undefined || /[\\/]/.test(run)) return null;
  return access(join(dirname(folder), run, file)).then(
    () => `../${name}/${file}`,
    () => null,
  );
}
