import type { EarlierRuns } from '../../model/earlier-runs.ts';
import type { Scenario, Step } from '../../model/evidence.ts';
import { earlierDurations, type Spread } from '../durations/earlier-durations.ts';
import type { ReportInput } from '../report-input.ts';
import type { Cue } from './cue.ts';
import { runningTotals } from './running-totals.ts';
import { withToldValues } from './told-values.ts';
import { waitOf } from './waits.ts';

/** A scenario on the sheet, with its steps. */
export interface Scene {
  scenario: Scenario;
  cues: Cue[];
}

/** All that the presenter is told: the show, and what replaces a part of it. */
export interface RunSheet {
  show: Scene[];
  fallbacks: Scene[];
  /** How many scenarios are left out because nobody could present so many. */
  leftOut: number;
  /** How long the show took as rehearsed, what lies between its steps included, in milliseconds. */
  journeyMs: number;
  /** How much of that were waits, in milliseconds. */
  waitsMs: number;
}

/** More steps than these nobody presents: a rehearsal that has them is a test suite, and its sheet says so. */
const MOST_STEPS = 300;

/** From how much longer on an earlier run is worth telling. */
const NOTABLY_LONGER = { ms: 1000, times: 1.25 };

/** Puts the sheet together: the show's steps numbered through, with running totals; those of each fallback from nothing. */
export function sheetOf({ evidence, verdict, earlierRuns }: ReportInput): RunSheet {
  const scenarios = evidence?.scenarios ?? [];
  const journey = scenarios.filter(({ fallback }) => fallback === null);
  const shown = firstOf(journey);
  const replacing = firstOf(scenarios.filter(({ fallback }) => fallback !== null));
  const places = new Map(replacing.map(({ fallback }, index) => [fallback, index]));
  const around = { places, earlierRuns };
  const starts = runningTotals(
    journey.map(({ durationMs }) => durationMs),
    0,
  );
  let numbered = 0;
  const show = shown.map((scenario, index) => {
    const cues = cuesOf(scenario, starts[index - 1] ?? 0, around, (step) => String(numbered + step));
    numbered += cues.length;
    return { scenario, cues };
  });
  const fallbacks = replacing.map((scenario, index) => ({
    scenario,
    cues: cuesOf(scenario, 0, around, (step) => `F${index + 1}.${step}`),
  }));
  return {
    show,
    fallbacks,
    leftOut: journey.length - shown.length,
    journeyMs: verdict?.journeyMs ?? starts.at(-1) ?? 0,
    waitsMs: show.flatMap(({ cues }) => cues).reduce((sum, { wait }) => sum + (wait?.ms ?? 0), 0),
  };
}

function firstOf(scenarios: readonly Scenario[]): readonly Scenario[] {
  let steps = 0;
  const end = scenarios.findIndex((scenario) => {
    steps += scenario.steps.length;
    return steps > MOST_STEPS;
  });
  return end === -1 ? scenarios : scenarios.slice(0, Math.max(end, 1));
}

interface Around {
  places: ReadonlyMap<string | null, number>;
  earlierRuns: EarlierRuns | null;
}

function cuesOf(scenario: Scenario, beginMs: number, around: Around, numberOf: (step: number) => string): Cue[] {
  const steps = scenario.steps.slice(0, MOST_STEPS);
  const { steps: earlier } = earlierDurations(scenario, around.earlierRuns);
  const totals = runningTotals(
    steps.map(({ durationMs }) => durationMs),
    beginMs,
    scenario.durationMs,
  );
  return steps.map((step, index) => ({
    number: numberOf(index + 1),
    step: { ...step, actions: withToldValues(step.actions, scenario.personas) },
    totalMs: totals[index] ?? beginMs,
    wait: waitOf(step, scenario.milestones),
    reached: reachedIn(step, scenario),
    longestBeforeMs: longestBefore(step, earlier[index]),
    fallback: step.fallback === null ? null : { name: step.fallback, scene: around.places.get(step.fallback) ?? null },
  }));
}

function reachedIn({ startedAt, durationMs }: Step, { milestones }: Scenario): Cue['reached'] {
  const begin = Date.parse(startedAt);
  const during = milestones.filter(({ at }) => Date.parse(at) >= begin && Date.parse(at) <= begin + durationMs);
  return during.map(({ name }) => name);
}

/** The longest of the earlier runs, where that is worth telling. */
function longestBefore({ durationMs }: Step, earlier: Spread | null | undefined): number | null {
  const longest = earlier?.most ?? 0;
  const isNotable = longest - durationMs >= NOTABLY_LONGER.ms && longest >= durationMs * NOTABLY_LONGER.times;
  return isNotable ? longest : null;
}
