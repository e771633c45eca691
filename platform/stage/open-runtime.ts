import { processRuntime } from './processes/process-runtime.ts';
import type { StageRuntime } from './runtime.ts';
import type { GroundOptions } from './stage-ground.ts';
import type { StageSecrets } from './stage-secrets.ts';

/** Opens what the parts of a staging run in. Throws a Problem where it can't be had: never is another taken instead. */
export async function openRuntime(
  { in: stagedIn = 'processes', news, supervisor }: GroundOptions,
  { secrets, project }: { secrets: StageSecrets; project: string },
): Promise<StageRuntime> {
  if (stagedIn === 'containers') {
    // Loaded only here: whoever stages processes needs no Docker.
    const { openContainerRuntime } = await import('./containers/container-runtime.ts');
    return openContainerRuntime({ supervisor, secrets, project });
  }
  const portsChosenBefore = news === 'callbacks' ? (['portal', 'onboarding'] as const) : (['portal'] as const);
  return processRuntime({ project, supervisor, portsChosenBefore });
}
