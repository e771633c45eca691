import type { Readiness } from '../../model/finding.ts';
import type { Rules } from '../../model/rules-file.ts';
import { systemClock } from '../../support/clock.ts';
import { keepsFromPlaying } from '../../verdict/keeps-from-playing.ts';

/** Whether the environment is so unfit, or so unproved, that nobody may click in it; by the rules of the team. */
export function forbidsScenarios(readiness: Readiness, rules: Rules): boolean {
  return keepsFromPlaying(readiness, rules, { environment: readiness.environment, now: systemClock.now() });
}

/** Whether it is not even proved which environment this is. */
export function forbidsClicks({ findings }: Readiness): boolean {
  return findings.some(({ status, check }) => check === 'identity' && (status === 'fail' || status === 'unknown'));
}
