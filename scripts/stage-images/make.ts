/**
 * Makes the images that `rehearse stage --in containers` runs, from the project's Dockerfiles, on the engine at DOCKER_HOST or
 * the usual socket. Those that are there already are left as they are. Options:
 *   --from-this-machine        make the base images of what lies here, where no registry can be reached
 *   --node-image <name>        the base image of Node, in place of the Dockerfile's own
 *   --postgres-image <name>    that of PostgreSQL
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stageImages } from '../../platform/stage/containers/images.ts';
import { systemClock } from '../../support/clock.ts';
import { connectEngine } from '../../support/docker/engine.ts';
import { engineAddress } from '../../support/docker/engine-address.ts';
import { describeDuration } from '../../support/duration.ts';
import { describeProblem, messageOf, Problem } from '../../support/problem.ts';
import { makeBaseImages } from './base-images.ts';
import { buildImage } from './build-image.ts';

const PROJECT = join(import.meta.dirname, '../..');

await make().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Problem ? describeProblem(error) : messageOf(error)}\n`);
  process.exitCode = 1;
});

async function make(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'from-this-machine': { type: 'boolean', default: false },
      'node-image': { type: 'string' },
      'postgres-image': { type: 'string' },
    },
  });
  const address = engineAddress(undefined);
  const engine = await connectEngine(address, new AbortController().signal);
  if (!engine.found) {
    throw new Problem(
      'No image can be made',
      `Docker can’t be asked: ${engine.reason}`,
      'start it, or set DOCKER_HOST',
    );
  }
  const { patient: docker } = engine;
  await mkdir(join(PROJECT, '.rehearse'), { recursive: true });
  const workFolder = await mkdtemp(join(PROJECT, '.rehearse', 'images-'));
  try {
    const offline = values['from-this-machine'];
    const local = offline ? await timed('base images', () => makeBaseImages(docker, workFolder)) : undefined;
    const bases = {
      NODE_IMAGE: values['node-image'] ?? local?.node,
      POSTGRES_IMAGE: values['postgres-image'] ?? local?.postgres,
    };
    const buildargs = Object.fromEntries(
      Object.entries(bases).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
    for (const image of Object.values(await stageImages(PROJECT))) {
      const there = await docker
        .getImage(image.name)
        .inspect()
        .catch(() => undefined);
      if (there !== undefined) process.stdout.write(`${image.name}  is there\n`);
      else
        await timed(image.name, () => buildImage(docker, image, { project: PROJECT, workFolder, buildargs, offline }));
    }
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

async function timed<Made>(what: string, make: () => Promise<Made>): Promise<Made> {
  const begun = systemClock.now();
  const made = await make();
  process.stdout.write(`${what}  made (${describeDuration(systemClock.now() - begun)})\n`);
  return made;
}
