import type { EnvironmentSource } from '../../environments/load.ts';
import { findIncident } from '../../platform/stage/incidents.ts';
import { Problem } from '../../support/problem.ts';

/** Throws a Problem when an incident doesn't exist, or when the environment is not one that a run starts itself. */
export function assertIncident(id: string, { name, staged }: EnvironmentSource): void {
  findIncident(id);
  if (staged) return;
  throw new Problem(
    `The incident ${id} can't be staged on ${name}`,
    'only the sample platform that a run starts itself can be put into a failure',
    'leave out --env, or --incident',
  );
}
