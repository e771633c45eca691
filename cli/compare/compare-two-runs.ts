import type { RunComparison } from '../../model/run-comparison.ts';
import { paintWith } from '../../reports/readiness/paint.ts';
import { runComparisonText } from '../../reports/run-comparison-text.ts';
import type { CompareOptions } from '../commands/compare.ts';
import { EXIT } from '../exit-codes.ts';
import { mayColour, printResult } from '../output.ts';
import { compareRuns } from './compare-runs.ts';
import { type KnownRun, knownRuns } from './known-runs.ts';
import { nameRuns } from './name-runs.ts';
import { type RunSide, sideOfEntry, sideOfFolder } from './run-side.ts';

/** Where two runs are looked for. */
export interface TwoRunsOptions extends CompareOptions {
  project: string;
  reports: string;
  environments: readonly string[];
}

/**
 * The second run beside the first. Exit code 0 when it is no worse, 1 when anything about it is worse, 3 when that can't be
 * told because one of them was not judged. Rejects with a Problem when a name means no run, or several.
 */
export async function compareTwoRuns(a: string, b: string, options: TwoRunsOptions): Promise<number> {
  const { project, reports, environments, env, json = false } = options;
  const known = await knownRuns(project, reports, env === undefined ? environments : [env]);
  const runs = await nameRuns(a, b, { known, reports, environments, environment: env });
  const [first, second] = await Promise.all([sideOf(runs[0]), sideOf(runs[1])]);
  const comparison = compareRuns(first, second, known.unread);
  const text = () => runComparisonText(comparison, paintWith(mayColour(process.stdout)));
  printResult(json ? JSON.stringify(comparison, null, 2) : text());
  return exitCodeOf(comparison);
}

function exitCodeOf({ turn, runs }: RunComparison): number {
  if (turn === 'worse') return EXIT.noGo;
  return runs.some(({ outcome }) => outcome === null) ? EXIT.inconclusive : EXIT.go;
}

/** From its folder, which knows more; what that lacks of the fingerprint the ledger may still have. */
async function sideOf({ folder, entry }: KnownRun): Promise<RunSide> {
  if (folder === null) return sideOfEntry(entry);
  const side = await sideOfFolder(folder);
  return { ...side, fingerprint: side.fingerprint ?? entry?.fingerprint ?? null };
}
