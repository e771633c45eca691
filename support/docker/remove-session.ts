import type Docker from 'dockerode';
import { systemClock } from '../clock.ts';
import { isMissing } from './engine.ts';
import { SESSION_LABEL } from './labels.ts';

/** How long after its client was killed an engine may still come to what it was asked for. */
const LATE_MS = 400;
const TRIES = 40;

/**
 * Removes the containers that carry the label of a session with their anonymous volumes, and its networks and volumes.
 * `killed`: whether its client was, so that what it asked for last may appear only now; then it looks twice. Resolves with the number of things that could not be removed, which is none unless the engine hangs. Rejects with what
 * the engine refuses to list.
 */
export async function removeSession(docker: Docker, session: string, killed: boolean): Promise<number> {
  let emptyBefore = !killed;
  for (let tries = 1; ; tries += 1) {
    const left = await removeOnce(docker, session);
    if (left === 0 && emptyBefore) return 0;
    if (tries === TRIES) return left;
    emptyBefore = left === 0;
    await systemClock.pause(LATE_MS);
  }
}

/** How much was there. */
async function removeOnce(docker: Docker, session: string): Promise<number> {
  const filters = { label: [`${SESSION_LABEL}=${session}`] };
  const containers = await docker.listContainers({ all: true, filters });
  await Promise.all(containers.map(({ Id: id }) => attempt(docker.getContainer(id).remove({ force: true, v: true }))));
  // A network can go once nothing is connected to it.
  const networks = await docker.listNetworks({ filters });
  await Promise.all(networks.map(({ Id: id }) => attempt(docker.getNetwork(id).remove())));
  const { Volumes: volumes } = await docker.listVolumes({ filters });
  await Promise.all((volumes ?? []).map(({ Name: name }) => attempt(docker.getVolume(name).remove({ force: true }))));
  return containers.length + networks.length + (volumes ?? []).length;
}

/** What is gone already, or is just being removed, is looked for again; so is what can't be removed yet. */
async function attempt(removing: Promise<unknown>): Promise<void> {
  await removing.catch((error: unknown) => {
    if (!isMissing(error) && !isRefusedForNow(error)) throw error;
  });
}

function isRefusedForNow(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && (error.statusCode === 409 || error.statusCode === 403);
}
