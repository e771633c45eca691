import type { Scenario } from '../../model/evidence.ts';
import type { Outline } from '../../model/picture.ts';
import { framesOf } from './frames.ts';

/** One screen of the show. */
export interface Frame {
  /** Which step of its scenario, from 1. */
  step: number;
  /** What the step is called. */
  title: string;
  /** What the presenter says to it; the step's title where nothing was written. */
  caption: string;
  /** What the picture shows, for who does not see it. */
  alt: string;
  /** The picture's path in the run's folder; `null` where none was taken. */
  picture: string | null;
  /** The element to click; the whole screen goes on where it is `null`. */
  hotSpot: Outline | null;
  /** What was done next: `Click “Submit”`; `null` where that is not known. */
  does: string | null;
  /** How many sensitive fields are masked in it. */
  masked: number;
  /** How long it really took from the frame before, in milliseconds; 0 for the first of a scenario. */
  waitedMs: number;
  /** What is said while the audience waits for it. */
  meanwhile: string | null;
  /** Whether the step failed in the rehearsal. */
  failed: boolean;
}

/** One scenario of the show. */
export interface Chapter {
  title: string;
  /** What it is the fallback for; `null` where it is a part of the demo itself. */
  fallback: string | null;
  status: Scenario['status'];
  steps: number;
  durationMs: number;
  frames: readonly Frame[];
}

/** How much of a run is shown. */
export interface Extent {
  /** Whether what is shown only where something fails is there as well. */
  fallbacks: boolean;
  /** Whether a step has all its pictures, or the last one alone. */
  everyPicture: boolean;
}

/** The scenarios of a run as a show, the demo itself first. What was never begun is left out. */
export function chaptersOf(scenarios: readonly Scenario[], { fallbacks, everyPicture }: Extent): Chapter[] {
  const demo = scenarios.filter(({ fallback }) => fallback === null);
  const instead = fallbacks ? scenarios.filter(({ fallback }) => fallback !== null) : [];
  return [...demo, ...instead]
    .filter(({ steps }) => steps.length > 0)
    .map((scenario) => ({
      title: scenario.title,
      fallback: scenario.fallback,
      status: scenario.status,
      steps: scenario.steps.length,
      durationMs: scenario.durationMs,
      frames: framesOf(scenario, everyPicture),
    }));
}

/** The paths of all pictures of a show, each once. */
export function picturesOf(chapters: readonly Chapter[]): string[] {
  const paths = chapters.flatMap(({ frames }) => frames.flatMap(({ picture }) => (picture === null ? [] : [picture])));
  return [...new Set(paths)];
}
