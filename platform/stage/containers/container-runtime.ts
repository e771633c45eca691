import { relative } from 'node:path';
import type Docker from 'dockerode';
import { engineAddress } from '../../../support/docker/engine-address.ts';
import { SESSION_LABEL } from '../../../support/docker/labels.ts';
import { newToken } from '../../../support/ids.ts';
import { assertInstalled } from '../../../support/optional-package.ts';
import type { Supervisor } from '../../../support/supervise/supervisor.ts';
import { findFreePort } from '../../ports.ts';
import { PART_NAMES } from '../parts.ts';
import type { StageRuntime } from '../runtime.ts';
import type { StageSecrets } from '../stage-secrets.ts';
import { assertContainers } from './assert-containers.ts';
import { DATABASE, startContainerDatabase } from './container-database.ts';
import { givenFiles } from './given-files.ts';
import { withHost } from './with-host.ts';

/**
 * Runs each part in a container of its own, on a network of the staging's own. Throws a Problem, or Problems, that name
 * what is missing, within two seconds.
 */
export async function openContainerRuntime(options: {
  project: string;
  supervisor: Supervisor;
  secrets: StageSecrets;
}): Promise<StageRuntime> {
  const { project, supervisor, secrets } = options;
  const address = engineAddress(undefined);
  const { docker, images } = await assertContainers(project, address);
  const { startContainer } = await loadTestcontainers(address);

  const { session } = supervisor;
  const prefix = `rehearse-${session.slice(0, 8)}-${newToken().slice(0, 6)}-`;
  supervisor.claimEngine(address);
  const network = await makeNetwork(docker, `${prefix}network`, session);
  const common = { session, network: network.name };
  return {
    // What a container publishes can't be changed once it is made.
    portsChosenBefore: PART_NAMES,
    variablesFor(name, port) {
      const door = name === 'bank' ? { BANK_CONTROL_TOKEN: secrets.controlToken } : {};
      return { HOST: '0.0.0.0', PORT: String(port), ...door };
    },
    async launch({ name, program, variables, onLine }) {
      const given = await givenFiles(variables);
      return startContainer(
        docker,
        {
          ...common,
          ...given,
          name: `${prefix}${name}`,
          part: name,
          image: images.parts.name,
          command: [relative(project, program)],
          port: Number(variables.PORT),
          labels: builtFrom(variables),
        },
        onLine,
      );
    },
    async startDatabase(order) {
      const port = await findFreePort();
      return startContainerDatabase(order, port, (onLine) =>
        startContainer(
          docker,
          {
            ...common,
            name: `${prefix}${DATABASE}`,
            part: DATABASE,
            image: images.database.name,
            command: ['-c', `port=${port}`],
            variables: {},
            port,
            files: [],
            labels: {},
          },
          onLine,
        ),
      );
    },
    // A part listens on the same port inside its container as on this machine: only the host is another.
    fromParts: (name, url) => withHost(url, name),
    fromHere: (url) => withHost(url, '127.0.0.1'),
    handedOut: () => ({
      DOCKER_ENGINE: address,
      CONTAINER_PREFIX: prefix,
      BANK_CONTROL_TOKEN: secrets.controlToken,
      BANK_CONTROL_AUTHORIZATION: `Bearer ${secrets.controlToken}`,
    }),
    close: () => network.remove(),
  };
}

/** Loads testcontainers for one engine alone: left to itself it would take another where that one does not answer. */
async function loadTestcontainers(address: string): Promise<typeof import('./start-container.ts')> {
  assertInstalled('testcontainers', 'Staging the sample platform in containers');
  process.env.DOCKER_HOST = address;
  process.env.TESTCONTAINERS_HOST_OVERRIDE = '127.0.0.1';
  return import('./start-container.ts');
}

async function makeNetwork(docker: Docker, name: string, session: string) {
  const network = await docker.createNetwork({
    Name: name,
    Driver: 'bridge',
    CheckDuplicate: true,
    Labels: { [SESSION_LABEL]: session },
  });
  return {
    name,
    async remove(): Promise<void> {
      await network.remove();
    },
  };
}

/** What was built, as images say it; here each part is told, since one image runs under many commits. */
function builtFrom(variables: Readonly<Record<string, string>>): Record<string, string> {
  const { COMMIT = '', BUILD = '' } = variables;
  const labels = { 'org.opencontainers.image.revision': COMMIT, 'org.opencontainers.image.version': BUILD };
  return Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== ''));
}
