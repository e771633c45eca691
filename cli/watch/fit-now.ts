import { loadDemos } from '../../environments/demos.ts';
import { loadRules } from '../../environments/rules.ts';
import type { Environment } from '../../model/environment.ts';
import type { RoundOptions } from '../../readiness/round.ts';
import { checkReadiness } from '../../readiness/run-checks.ts';
import { systemClock } from '../../support/clock.ts';
import { allRules } from '../../verdict/rules/index.ts';
import { type DemoOptions, demoOf } from '../conductor/demo-of.ts';
import { forbidsScenarios } from '../conductor/forbids-scenarios.ts';
import { neededUntil } from '../conductor/needed-until.ts';

/** Whether an environment is fit for its scenarios to be played, up to the end of the demo. */
export async function isFitNow(
  environment: Environment,
  options: DemoOptions,
  how: RoundOptions & { project: string },
): Promise<boolean> {
  const now = systemClock.now();
  const demo = demoOf(options, await loadDemos(how.project), environment.name, now);
  const until = neededUntil(demo.at, demo.slotMs, now);
  const readiness = await checkReadiness(environment, {
    ...how,
    ...(until === undefined ? {} : { neededUntil: until }),
  });
  return !forbidsScenarios(readiness, await loadRules(how.project, allRules));
}
