import type { Environment } from '../../model/environment.ts';
import { type Mending, NOTHING_DECLARED } from '../../model/mending.ts';

/** How long mending takes by a definition. */
export function mendingOf(environment: Environment | null): Mending {
  if (environment === null) return NOTHING_DECLARED;
  const { mending, services, jobs } = environment;
  const declared = Object.entries({ ...services, ...jobs }).flatMap(([name, { redeploy }]) =>
    redeploy === undefined ? [] : [[name, redeploy] as const],
  );
  return { fix: mending.takes, redeploy: mending.redeploy ?? null, redeployOf: Object.fromEntries(declared) };
}
