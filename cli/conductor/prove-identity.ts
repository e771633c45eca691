import { otherEnvironments } from '../../environments/load.ts';
import type { Environment } from '../../model/environment.ts';
import type { Readiness } from '../../model/finding.ts';
import { checkReadiness } from '../../readiness/run-checks.ts';
import { forbidsClicks } from './forbids-scenarios.ts';

/** What came of asking an environment for proof; `doubt` is why nobody may click there, `null` where it is proved. */
export interface Proof {
  readiness: Readiness;
  doubt: string | null;
}

/** Asks an environment what it is, and nothing else. Throws what `signal` was aborted with. */
export async function proveIdentity(environment: Environment, project: string, signal: AbortSignal): Promise<Proof> {
  const openEnvironment = otherEnvironments(project);
  const readiness = await checkReadiness(environment, { project, openEnvironment, only: ['identity'], signal });
  signal.throwIfAborted();
  if (!forbidsClicks(readiness)) return { readiness, doubt: null };
  const wrong = readiness.findings.filter(({ check, status }) => check === 'identity' && status !== 'pass');
  const seen = wrong.map(({ id, observed }) => `${id}: ${observed}`).join('; ');
  return { readiness, doubt: seen || 'its identity could not be asked' };
}
