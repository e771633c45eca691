import { loadDemos } from '../../environments/demos.ts';
import type { Environment } from '../../model/environment.ts';
import type { RoundOptions } from '../../readiness/round.ts';
import { checkReadiness } from '../../readiness/run-checks.ts';
import { systemClock } from '../../support/clock.ts';
import { type DemoOptions, demoOf } from '../conductor/demo-of.ts';
import { neededUntil } from '../conductor/needed-until.ts';
import { forbidsScenarios } from '../conductor/rehearsal.ts';

/** Whether an environment is fit for its scenarios to be played, up to the end of the demo. */
export async function isFitNow(
  environment: Environment,
  options: DemoOptions,
  how: RoundOptions & { project: string },
): Promise<boolean> {
  const now = systemClock.now();
  const demo = demoOf(options, await loadDemos(how.project), environment.name, now);
  const until = neededUntil(demo.at, demo.slotMs, now);
  return !forbidsScenarios(
    await checkReadiness(environment, { ...how, ...(until === undefined ? {} : { neededUntil: until }) }),
  );
}
