import type Docker from 'dockerode';
import { connectEngine, isMissing, refusal } from '../../../support/docker/engine.ts';
import { Problem, Problems } from '../../../support/problem.ts';
import { MAKE_IMAGES, type StageImages, stageImages } from './images.ts';

const TITLE = 'The sample platform can’t be staged in containers';
/** With all that is done before and after, whoever has no Docker is told so within two seconds. */
const ANSWERS_WITHIN_MS = 1500;
/** What testcontainers needs. */
const [MAJOR, MINOR] = [22, 22];

/**
 * Asks for all that staging in containers needs, before anything heavy is loaded: Node, the engine, the images. Throws a
 * Problem, or Problems, that name what is missing and what to do.
 */
export async function assertContainers(
  project: string,
  address: string,
): Promise<{ docker: Docker; images: StageImages }> {
  assertNode(process.versions.node);
  assertNear(address);
  const [engine, images] = await Promise.all([
    connectEngine(address, new AbortController().signal, ANSWERS_WITHIN_MS),
    stageImages(project),
  ]);
  if (!engine.found) {
    throw new Problem(
      TITLE,
      `Docker can’t be asked at ${shown(address)}: ${engine.reason}`,
      'start Docker or set DOCKER_HOST to where it listens (docker context ls shows it), or stage in processes',
    );
  }
  const { docker } = engine;
  const missing = await Promise.all(Object.values(images).map(({ name }) => whyMissing(docker, name)));
  const problems = missing.filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new Problems(TITLE, problems);
  return { docker: engine.patient, images };
}

/** Throws a Problem where a version of Node is too old for testcontainers. */
export function assertNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > MAJOR || (major === MAJOR && minor >= MINOR)) return;
  throw new Problem(
    TITLE,
    `it takes Node ${MAJOR}.${MINOR} or newer, and this is ${version}`,
    'run a newer Node, or stage in processes',
  );
}

/** The parts' ports are published on the engine's own loopback address, so it must be this machine's. */
function assertNear(address: string): void {
  const url = URL.parse(address);
  const near = /^(unix|npipe):/.test(address) || ['localhost', '127.0.0.1', '[::1]'].includes(url?.hostname ?? '');
  if (near) return;
  throw new Problem(
    TITLE,
    `the engine at ${shown(address)} is not on this machine, so the parts could not be reached from here`,
    'set DOCKER_HOST to an engine of this machine, or unset it',
  );
}

async function whyMissing(docker: Docker, name: string): Promise<Problem | undefined> {
  try {
    await docker.getImage(name).inspect();
    return undefined;
  } catch (error) {
    if (!isMissing(error))
      return new Problem(`The image ${name} can’t be looked at`, refusal(error), 'see the log of Docker');
    return new Problem(
      `The image ${name} is missing`,
      'none was made of the platform as it is in this folder now',
      `make it with ${MAKE_IMAGES} (--from-this-machine where no registry can be reached)`,
    );
  }
}

/** An address without what may open it. */
function shown(address: string): string {
  const url = URL.parse(address);
  return url === null || url.host === '' ? address : `${url.protocol}//${url.host}`;
}
