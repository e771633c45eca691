import type Docker from 'dockerode';
import type { Engine } from '../../support/docker/engine.ts';
import { engineAddress } from '../../support/docker/engine-address.ts';
import { whyNotInstalled } from '../../support/optional-package.ts';
import type { ContainerJob } from './docker/container-job.ts';
import type { InspectedContainer } from './docker/inspected-container.ts';
import type { ProcessFact, Reading } from './facts.ts';
import { heldKeys } from './held-keys.ts';
import type { OpenSource } from './source.ts';

const LOG_LINES = 5000;
const COMMIT_LABEL = 'org.opencontainers.image.revision';
const BUILD_LABEL = 'org.opencontainers.image.version';

/** A container that was found, and the engine it is on. */
interface Found {
  docker: Docker;
  container: Docker.Container;
  seen: InspectedContainer;
}

/** A container of a Docker engine. The engine's library is loaded when it is first asked. */
export const docker: OpenSource<'docker'> = (declaration, { name, environment, fingerprintKey, signal }) => {
  const { container: wanted, command = name } = declaration;
  const address = engineAddress(declaration.engine);
  const place = `the container ${wanted}`;
  const cannot = (reason: string) => ({ place, read: false as const, reason });
  let connecting: Promise<Engine> | undefined;

  /** Looks at the container, and tells every refusal in our own words. */
  async function about<Value>(
    look: (found: Found) => Promise<Reading<Value>>,
    whenMissing: Reading<Value> = cannot('there is no such container'),
  ): Promise<Reading<Value>> {
    const missing = whyNotInstalled('dockerode');
    if (missing !== undefined) return cannot(missing);
    const { connectEngine, isMissing, refusal, unlessAborted } = await import('../../support/docker/engine.ts');
    const { readInspected } = await import('./docker/inspected-container.ts');
    connecting ??= connectEngine(address, signal);
    const engine = await connecting;
    if (!engine.found) return cannot(`Docker can't be asked: ${engine.reason}`);
    const container = engine.docker.getContainer(wanted);
    try {
      const seen = readInspected(await unlessAborted(container.inspect(), signal));
      return await unlessAborted(look({ docker: engine.docker, container, seen }), signal);
    } catch (error) {
      return isMissing(error) ? whenMissing : cannot(refusal(error));
    }
  }

  const jobOf = async ({ docker, container, seen }: Found) => {
    const { readContainerJob } = await import('./docker/container-job.ts');
    return readContainerJob(docker, container, command, seen.variables, signal);
  };

  return {
    place,
    version: () =>
      about(async ({ seen: { image, labels, createdAt } }) => {
        const [commit = null, build = null] = [labels[COMMIT_LABEL], labels[BUILD_LABEL]];
        const since = createdAt === null ? {} : { since: createdAt };
        return { place, read: true, value: { commit, build, image, environment: null, ...since } };
      }),
    configuration: () =>
      about(async (found) => {
        const isJob = environment.jobs[name] !== undefined;
        const job = isJob && found.seen.running ? await jobOf(found) : undefined;
        const [told, held] = isFound(job) ? [`${place} (${job.from})`, job.variables] : [place, found.seen.variables];
        return { place: told, read: true, value: heldKeys(held, fingerprintKey) };
      }),
    job: () =>
      about(async (found) => {
        if (!found.seen.running) return cannot('the container does not run');
        const job = await jobOf(found);
        if (job === 'no cron') return cannot('no cron runs in the container: what starts the job is not told there');
        const absent = { schedule: null, timeZone: null, enabled: false, tellsRuns: false, lastRun: null };
        const disabledBecause = `no line of a crontab in ${place} contains ${command}`;
        return { place, read: true, value: isFound(job) ? job.fact : { ...absent, disabledBecause } };
      }),
    process: () =>
      about<ProcessFact>(
        async ({ container, seen: { running, exitCode } }) => {
          if (running) return { place, read: true, value: { name, state: 'running', exitCode: null, refused: [] } };
          const { readRefusals } = await import('./docker/refusals.ts');
          const refused = await readRefusals(container);
          return { place, read: true, value: { name, state: 'exited', exitCode, refused } };
        },
        { place, read: true, value: { name, state: 'absent', exitCode: null, refused: [] } },
      ),
    capacity: () =>
      about(async ({ container, seen }) => {
        if (!seen.running) return cannot('the container does not run');
        const { memory_stats: memory } = await container.stats({ stream: false, 'one-shot': true });
        const { limit, usage } = memory;
        if (typeof limit !== 'number' || typeof usage !== 'number')
          return cannot('the engine does not tell its memory');
        return { place, read: true, value: [{ name: 'memory', free: limit - usage, total: limit }] };
      }),
    logged: (text) =>
      about(async ({ container }) => {
        const lines = await container.logs({ stdout: true, stderr: true, tail: LOG_LINES, follow: false });
        return { place: `the log of ${place}`, read: true, value: lines.includes(text) };
      }),
  };
};

function isFound(job: ContainerJob | 'no cron' | undefined): job is ContainerJob {
  return typeof job === 'object';
}
