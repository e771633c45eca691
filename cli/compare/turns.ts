import type { Turn } from '../../model/run-comparison.ts';

/** How bad each of some values is; the same number is as bad. */
export type Badness<Value extends string> = Readonly<Record<Value, number>>;

export const OUTCOMES = { go: 0, risk: 1, inconclusive: 2, 'no-go': 3 } as const satisfies Badness<string>;
export const WEIGHTS = { risk: 1, doubt: 2, blocker: 3 } as const satisfies Badness<string>;
export const FINDINGS = { pass: 0, warn: 1, unknown: 2, fail: 3 } as const satisfies Badness<string>;
export const PLAYED = { passed: 0, skipped: 1, 'cut-off': 2, failed: 2 } as const satisfies Badness<string>;

/** What became of something as bad as this. */
export function turnOf(was: number, is: number): Turn {
  if (is === was) return 'same';
  return is > was ? 'worse' : 'better';
}

/** What some turns come to together: worse as soon as one is. */
export function turnOfAll(turns: readonly Turn[]): Turn {
  return (['worse', 'better', 'different'] as const).find((turn) => turns.includes(turn)) ?? 'same';
}
