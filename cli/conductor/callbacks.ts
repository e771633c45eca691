import type { EnvironmentSource } from '../../environments/load.ts';
import { Problem } from '../../support/problem.ts';

/** Throws a Problem when the bank is to call back on an environment that a run does not start itself. */
export function assertCanHaveCallbacks({ name, staged }: EnvironmentSource): void {
  if (staged) return;
  throw new Problem(
    `Callbacks can't be staged on ${name}`,
    'how its news comes is as it was deployed; only the sample platform that a run starts itself can be told',
    'leave out --env, or --callbacks',
  );
}
