import type { Step } from '../../model/evidence.ts';
import type { Milestone } from '../../model/milestone.ts';
import type { StepAction } from '../../model/step-action.ts';

/** From how long on nothing happening is a wait to an audience, in milliseconds. */
export const NOTICED_FROM_MS = 1000;

/** A person’s click takes no longer; what Playwright's takes above that, it waited for an element or the next page. */
const LONGEST_CLICK_MS = 500;

/** A stretch of a step in which nobody does anything. */
export interface Wait {
  /** As rehearsed, in milliseconds. */
  ms: number;
  /** What it was a wait for, in the words of the delayed flow; `null` where that is not known. */
  between: { from: Milestone['name']; to: Milestone['name'] } | null;
}

interface Stretch {
  from: number;
  to: number;
}

/**
 * The longest stretch of a step without an action of the presenter, if an audience notices it or the script has words for
 * it. Without recorded actions that is only known of steps in which a milestone was waited for, or that have such words.
 */
export function waitOf(step: Step, milestones: readonly Milestone[]): Wait | null {
  const whole = { from: Date.parse(step.startedAt), to: Date.parse(step.startedAt) + step.durationMs };
  const gap = longestGap(milestones, whole);
  const gapMs = gap === null ? 0 : lengthOf(gap);
  const idleMs = step.actions.length > 0 || step.meanwhile !== null ? lengthOf(longestIdle(step, whole)) : 0;
  const ms = Math.round(Math.max(idleMs, gapMs));
  if (ms < NOTICED_FROM_MS && step.meanwhile === null) return null;
  return { ms, between: gap !== null && gapMs * 2 >= ms ? gap.between : null };
}

function longestIdle({ actions }: Step, whole: Stretch): Stretch {
  const busy = actions
    .map((action) => ({ from: Date.parse(action.at), to: Date.parse(action.at) + doneWithin(action) }))
    .toSorted((a, b) => a.from - b.from);
  let from = whole.from;
  let longest: Stretch = { from, to: from };
  for (const next of [...busy, { from: whole.to, to: whole.to }]) {
    const idle = { from, to: Math.min(next.from, whole.to) };
    if (lengthOf(idle) > lengthOf(longest)) longest = idle;
    from = Math.max(from, Math.min(next.to, whole.to));
  }
  return longest;
}

function doneWithin({ does, durationMs }: StepAction): number {
  return does === 'fills' ? durationMs : Math.min(durationMs, LONGEST_CLICK_MS);
}

/** Of the milestones that came in the step, the one most waited for: from the milestone before it, or the step's begin. */
function longestGap(milestones: readonly Milestone[], whole: Stretch) {
  const gaps = milestones.flatMap(({ name, at }, index) => {
    const before = milestones[index - 1];
    const to = Date.parse(at);
    if (before === undefined || to < whole.from || to > whole.to) return [];
    const from = Math.min(to, Math.max(whole.from, Date.parse(before.at)));
    return [{ from, to, between: { from: before.name, to: name } }];
  });
  return gaps.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0] ?? null;
}

function lengthOf({ from, to }: Stretch): number {
  return to - from;
}
