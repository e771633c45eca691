import type { EnvironmentSource } from '../../environments/load.ts';
import type { Environment } from '../../model/environment.ts';
import { Problem } from '../../support/problem.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { unlessInterrupted } from '../conductor/interruption.ts';
import { proveIdentity } from '../conductor/prove-identity.ts';
import { say } from '../output.ts';

/** Where the users are brought to. */
export interface Ground {
  environment: Environment;
  /** What the staged platform's definition reads besides the process's own variables. */
  variables: Record<string, string>;
}

/** Stages the sample platform where the environment asks for it, and loads the definition. */
export async function openGround(
  source: EnvironmentSource,
  { incident, supervisor, signal }: { incident: string | undefined; supervisor: Supervisor; signal: AbortSignal },
): Promise<Ground> {
  if (!source.staged) return { environment: source.load(), variables: {} };
  const [{ stagePlatform }, { stagingFor }] = await Promise.all([
    import('../../platform/stage/stage.ts'),
    import('../conductor/incident.ts'),
  ]);
  const staging = stagingFor(incident, say);
  const { variables } = await unlessInterrupted(
    stagePlatform({ ports: 'any', environmentName: source.name, news: 'polling', supervisor, say, ...staging }),
    signal,
  );
  return { environment: source.load(variables), variables };
}

/** Throws a Problem unless the environment proves to be the one it is meant to be: before the first request. */
export async function assertIdentity(project: string, environment: Environment, signal: AbortSignal): Promise<void> {
  const { doubt } = await proveIdentity(environment, project, signal);
  if (doubt === null) return;
  throw new Problem(
    `It is not proved that this is ${environment.name}, so nobody is brought there`,
    doubt,
    `see: rehearse check --env ${environment.name} --only identity`,
  );
}
