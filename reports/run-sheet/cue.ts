import type { Step } from '../../model/evidence.ts';
import type { MilestoneName } from '../../model/milestone.ts';
import type { Wait } from './waits.ts';

/** One step as the presenter meets it. Times in whole milliseconds. */
export interface Cue {
  /** What it is called on the sheet: `7`, and `F2` for the second step of a fallback. */
  number: string;
  step: Step;
  /** How long the steps took up to the end of this one, as rehearsed. */
  totalMs: number;
  /** Where the audience waits in it; `null` where it hardly does. */
  wait: Wait | null;
  /** The moments of a delayed flow that came in it. */
  reached: MilestoneName[];
  /** The longest it took in earlier runs, where that was notably longer than this time. */
  longestBeforeMs: number | null;
  /** What the step names as its fallback, and how that was rehearsed; `null` where it names none. */
  fallback: RehearsedFallback | null;
}

/** A fallback as a step names it. */
export interface RehearsedFallback {
  name: string;
  /** The scenario that is this fallback, by its place among the sheet's fallbacks; `null` where none is. */
  scene: number | null;
}
