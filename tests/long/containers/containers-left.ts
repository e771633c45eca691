import type Docker from 'dockerode';
import { SESSION_LABEL } from '../../../support/docker/labels.ts';
import { waitFor } from '../../../support/wait.ts';

/** The names of the containers, networks and volumes on an engine that some session made. */
export async function madeBySessions(docker: Docker): Promise<string[]> {
  const filters = { label: [SESSION_LABEL] };
  const [containers, networks, { Volumes: volumes }] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    // An anonymous volume carries no label: on an engine of one's own there must be none at all.
    docker.listVolumes(),
  ]);
  return [
    ...containers.map(({ Names: names }) => names.join(' ')),
    ...networks.map(({ Name: name }) => name),
    ...volumes.map(({ Name: name }) => name),
  ];
}

/** What of it is left after a while. */
export async function leftAfter(docker: Docker, withinMs: number): Promise<string[]> {
  await waitFor(async () => ((await madeBySessions(docker)).length === 0 ? true : undefined), { withinMs });
  return madeBySessions(docker);
}
