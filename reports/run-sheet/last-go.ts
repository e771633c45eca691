import type { EarlierRuns } from '../../model/earlier-runs.ts';
import { hrefOfOtherRun, runsThatWent } from '../runs-that-went.ts';

/** The sheet of an earlier run beside this one, and when that run began. */
export interface LastGo {
  run: string;
  startedAt: string;
  /** Where its sheet is, as an address relative to this run's; `null` where its folder is not there any more. */
  href: string | null;
}

/** The newest earlier run that went, or was a risk, as the audience would have seen it; `null` where none is known. */
export async function lastGoBeside(folder: string, earlier: EarlierRuns | null): Promise<LastGo | null> {
  const [last] = runsThatWent(earlier);
  if (last === undefined) return null;
  const { run, startedAt } = last;
  return { run, startedAt, href: await hrefOfOtherRun(folder, run, 'run-sheet.html') };
}
