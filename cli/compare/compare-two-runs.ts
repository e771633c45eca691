import type { RunComparison } from '../../model/run-comparison.ts';
import { paintWith } from '../../reports/readiness/paint.ts';
import { runComparisonText } from '../../reports/terminal/run-comparison-text.ts';
import type { CompareOptions } from '../commands/compare.ts';
import { EXIT } from '../exit-codes.ts';
import { mayColour, printResult } from '../output.ts';
import { type LookedFor, sideBySide } from './side-by-side.ts';

/**
 * The second run beside the first. Exit code 0 when it is no worse, 1 when anything about it is worse, 3 when that can't be
 * told because one of them was not judged. Rejects with a Problem when a name means no run, or several.
 */
export async function compareTwoRuns(a: string, b: string, options: CompareOptions & LookedFor): Promise<number> {
  const comparison = await sideBySide(a, b, options);
  const text = () => runComparisonText(comparison, paintWith(mayColour(process.stdout)));
  printResult(options.json === true ? JSON.stringify(comparison, null, 2) : text());
  return exitCodeOf(comparison);
}

function exitCodeOf({ turn, runs }: RunComparison): number {
  if (turn === 'worse') return EXIT.noGo;
  return runs.some(({ outcome }) => outcome === null) ? EXIT.inconclusive : EXIT.go;
}
