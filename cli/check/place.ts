import type { EnvironmentSource } from '../../environments/load.ts';
import type { Environment } from '../../model/environment.ts';
import { unlessInterrupted } from '../conductor/interruption.ts';
import { say } from '../output.ts';
import { assertSampleIsHere } from '../sample/sample-platform.ts';

/** How the sample platform is staged for a check. */
export interface Staging {
  incident?: string;
  callbacks?: boolean;
}

/** An environment to look at: staged, if it is one that is, until it is disposed of. */
export interface Place extends AsyncDisposable {
  readonly environment: Environment;
}

/**
 * Loads the definition of an environment, after staging the sample platform where the environment asks for it. What it
 * takes to stage is loaded only then. Rejects with the signal's reason when it is aborted, leaving nothing running.
 */
export async function openPlace(source: EnvironmentSource, staging: Staging, signal: AbortSignal): Promise<Place> {
  const { incident, callbacks = false } = staging;
  if (!source.staged) return { environment: source.load(), async [Symbol.asyncDispose]() {} };
  assertSampleIsHere(`The environment ${source.name}`);
  const [{ openSupervisor }, { stagePlatform }, { stagingFor }] = await Promise.all([
    import('../../support/supervise/supervisor.ts'),
    import('../../platform/stage/stage.ts'),
    import('../conductor/incident.ts'),
  ]);
  const supervisor = await openSupervisor();
  try {
    const { variables } = await unlessInterrupted(
      stagePlatform({
        ports: 'any',
        ...(source.stagedIn === undefined ? {} : { in: source.stagedIn }),
        environmentName: source.name,
        news: callbacks ? 'callbacks' : 'polling',
        supervisor,
        say,
        ...stagingFor(incident, say),
      }),
      signal,
    );
    return { environment: source.load(variables), [Symbol.asyncDispose]: () => supervisor.close() };
  } catch (error) {
    await supervisor.close();
    throw error;
  }
}

/** Throws a Problem when a place can't be staged as asked. */
export async function assertStageable(source: EnvironmentSource, { incident, callbacks }: Staging): Promise<void> {
  if (source.staged) assertSampleIsHere(`The environment ${source.name}`);
  if (incident !== undefined) assertSampleIsHere(`--incident ${incident}`);
  if (incident !== undefined) (await import('../conductor/incident.ts')).assertIncident(incident, source);
  if (callbacks) (await import('../conductor/callbacks.ts')).assertCanHaveCallbacks(source);
}
