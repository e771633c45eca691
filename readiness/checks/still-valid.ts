import { type Answer, fail, warn } from '../check.ts';
import type { Sources } from '../sources/sources.ts';
import { describeMinute } from './outside/describe-minute.ts';

/** Nobody wants to find out on the day after that the next demo could not have been given. */
const WARNED_BEFORE_MS = 7 * 24 * 3_600_000;

/**
 * What is wrong with the end of something that must outlast the demo; nothing when it ends late enough.
 * `endsAt` is in epoch milliseconds; `what` begins the sentence.
 */
export function endsTooSoon(
  what: string,
  endsAt: number,
  remedy: string,
  { clock, neededUntil }: Pick<Sources, 'clock' | 'neededUntil'>,
): Answer | undefined {
  const now = clock.now();
  if (endsAt <= now) return fail(`${what} ended at ${describeMinute(endsAt)}`, remedy);
  if (endsAt < neededUntil) {
    return fail(
      `${what} ends at ${describeMinute(endsAt)}, before the end of the demo (${describeMinute(neededUntil)})`,
      remedy,
    );
  }
  if (endsAt < Math.max(neededUntil, now) + WARNED_BEFORE_MS) {
    const soon = neededUntil > now ? 'less than 7 days after the demo' : 'in less than 7 days';
    return warn(`${what} ends at ${describeMinute(endsAt)}, ${soon}`, remedy);
  }
  return undefined;
}
