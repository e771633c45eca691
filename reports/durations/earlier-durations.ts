import type { EarlierRuns } from '../../model/earlier-runs.ts';
import type { Scenario } from '../../model/evidence.ts';
import { goesAhead } from '../../model/goes-ahead.ts';
import { stepNames } from '../../model/step-names.ts';

/** How long something took in earlier runs. Milliseconds. */
export interface Spread {
  /** How many runs it was measured in; at least one. */
  runs: number;
  least: number;
  median: number;
  most: number;
}

/** A scenario in earlier runs; `null` where none of them tells of it. */
export interface EarlierDurations {
  whole: Spread | null;
  /** One for each of its steps, in their order. */
  steps: (Spread | null)[];
}

/** So many of the newest runs are compared with: what was long ago was another platform. */
const MOST_RUNS = 20;

/**
 * How long a scenario and its steps took in the newest runs that count. Of the whole scenario only runs in which nothing
 * failed are taken; of a step every run in which it passed, for no other is kept.
 */
export function earlierDurations(
  { id, steps }: Pick<Scenario, 'id' | 'steps'>,
  earlier: EarlierRuns | null,
): EarlierDurations {
  const runs = (earlier?.runs ?? []).filter(({ counts }) => counts).slice(0, MOST_RUNS);
  if (runs.length === 0) return { whole: null, steps: steps.map(() => null) };
  const whole = runs
    .filter(({ outcome }) => goesAhead(outcome))
    .flatMap(({ durations }) => own(durations.scenarios, id));
  const ofSteps = runs.flatMap(({ durations }) => own(durations.steps, id));
  const names = stepNames(steps);
  return { whole: spreadOf(whole), steps: names.map((name) => spreadOf(ofSteps.flatMap((each) => own(each, name)))) };
}

/** The least, the middle and the most of some durations; `null` where there are none. */
export function spreadOf(durations: readonly number[]): Spread | null {
  const sorted = durations.toSorted((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return null;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? most;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? least;
  return { runs: sorted.length, least, median: Math.round((lower + upper) / 2), most };
}

/** What is held under a name, if anything is. Names come from scripts: one such as `constructor` is not what every object has. */
function own<Value>(held: Readonly<Record<string, Value>>, name: string): Value[] {
  const value = Object.hasOwn(held, name) ? held[name] : undefined;
  return value === undefined ? [] : [value];
}
