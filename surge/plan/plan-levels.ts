import { describeDuration } from '../../support/duration.ts';
import { Problem } from '../../support/problem.ts';
import type { LevelPlan } from '../engine/artillery-script.ts';

const MOST_LEVELS = 8;
const SHORTEST_LEVEL_MS = 2000;
/** So much longer than one user alone takes a level has to be, for its last steps to be measured too. */
const LONGER_THAN_ALONE = 1.5;

/**
 * The levels of a surge: up to eight, each with more users than the one before, all of them together as long as asked; the last
 * is held longer by `holdMs`. Throws a Problem where not even one level would be long enough for a user to come through.
 */
export function planLevels(asked: { users: number; overMs: number; holdMs: number }, aloneMs: number): LevelPlan[] {
  const { users, overMs, holdMs } = asked;
  const shortest = Math.max(SHORTEST_LEVEL_MS, Math.ceil(LONGER_THAN_ALONE * aloneMs));
  const count = Math.min(MOST_LEVELS, users, Math.floor(overMs / shortest));
  if (count < 1) {
    throw new Problem(
      `${describeDuration(overMs)} are too short`,
      `one user alone takes ${describeDuration(aloneMs)}, and a level must be half as long again to measure its last step`,
      `give --over at least ${Math.ceil(shortest / 1000)}s, or shorten the pauses with --pause and --pace`,
    );
  }
  const durationMs = Math.floor(overMs / count);
  return Array.from({ length: count }, (_, index) => ({
    users: Math.round((users * (index + 1)) / count),
    durationMs: durationMs + (index === count - 1 ? holdMs : 0),
  }));
}
