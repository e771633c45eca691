import { goesAhead } from '../../model/goes-ahead.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { spreadOf } from '../durations/earlier-durations.ts';

/** How long a scenario and its steps usually take. Milliseconds. */
export interface UsualScenario {
  whole: number;
  /** By the steps' names in the ledger, in the order of the script. */
  steps: ReadonlyMap<string, number>;
}

/** How long a run usually takes. Milliseconds. */
export interface Usual {
  /** All that is done besides playing the scenarios. */
  around: number;
  scenarios: ReadonlyMap<string, UsualScenario>;
}

/** What is told of an earlier run. */
export type Before = Pick<LedgerEntry, 'counts' | 'outcome' | 'durations'>;

const MOST_RUNS = 20;

/** What is usual after the newest runs, the newest first; `null` where none of them tells it. */
export function usualOf(history: readonly Before[]): Usual | null {
  const played = history.filter(({ counts, durations }) => counts && durations.journey > 0).slice(0, MOST_RUNS);
  const wentWell = played.filter(({ outcome }) => goesAhead(outcome));
  // What failed took as long as its time limits; where nothing went well that is still better than nothing.
  const runs = wentWell.length > 0 ? wentWell : played;
  const around = spreadOf(runs.map(({ durations }) => Math.max(0, durations.whole - durations.journey)));
  if (around === null) return null;
  const ids = new Set(runs.flatMap(({ durations }) => Object.keys(durations.scenarios)));
  return { around: around.median, scenarios: new Map([...ids].map((id) => [id, usualScenario(runs, id)])) };
}

function usualScenario(runs: readonly Before[], id: string): UsualScenario {
  const wholes = runs.flatMap(({ durations }) => heldUnder(durations.scenarios, id));
  const steps = runs.flatMap(({ durations }) => heldUnder(durations.steps, id));
  const names = Object.keys(steps[0] ?? {});
  const usual = (name: string) => spreadOf(steps.flatMap((each) => heldUnder(each, name)))?.median ?? 0;
  return { whole: spreadOf(wholes)?.median ?? 0, steps: new Map(names.map((name) => [name, usual(name)])) };
}

/** Names come from scripts: one such as `constructor` is not what every object has. */
function heldUnder<Value>(held: Readonly<Record<string, Value>>, name: string): Value[] {
  const value = Object.hasOwn(held, name) ? held[name] : undefined;
  return value === undefined ? [] : [value];
}
