import { type Demo, NO_DEMO } from '../../model/demo.ts';
import type { PlannedDemo } from '../../model/demos-file.ts';
import { demoAt, nextDemo } from '../../model/next-demo.ts';
import { NO_DEMO_WANTED } from '../options.ts';

/** When the demo is, as far as the command was told: an ISO time in UTC, or `none`; the slot in milliseconds. */
export interface DemoOptions {
  demo?: string;
  slot?: number;
}

/**
 * The demo that a command is about: the one it was told of, otherwise the next that is planned on the environment. What is
 * planned for the very time it was told (title, presenters, freeze) belongs to it; a slot that it was told always wins.
 */
export function demoOf(
  { demo, slot }: DemoOptions,
  planned: readonly PlannedDemo[],
  environment: string,
  now: number,
): Demo {
  const meant = demo === undefined ? nextDemo(planned, environment, now) : toldOf(demo, planned, environment);
  return slot === undefined ? meant : { ...meant, slotMs: slot };
}

function toldOf(demo: string, planned: readonly PlannedDemo[], environment: string): Demo {
  return demo === NO_DEMO_WANTED ? NO_DEMO : (demoAt(planned, environment, demo) ?? { ...NO_DEMO, at: demo });
}
