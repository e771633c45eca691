import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type Docker from 'dockerode';
import type { StageImage } from '../../platform/stage/containers/images.ts';
import { archiveOf } from './archive.ts';
import { followed } from './followed.ts';

/**
 * Builds an image from its Dockerfile on top of a base image, in a context of what goes into it and nothing else. With
 * `offline` nothing is pulled and its commands have no network.
 */
export async function buildImage(
  docker: Docker,
  { name, folder, content }: StageImage,
  options: { project: string; workFolder: string; buildargs: Record<string, string>; offline: boolean },
): Promise<void> {
  const { project, workFolder, buildargs, offline } = options;
  const context = join(workFolder, name.replace(':', '-'));
  await rm(context, { recursive: true, force: true });
  await mkdir(context, { recursive: true });
  await cp(join(project, folder, 'Dockerfile'), join(context, 'Dockerfile'));
  for (const path of content) {
    await mkdir(dirname(join(context, path)), { recursive: true });
    await cp(join(project, path), join(context, path), { recursive: true, filter: isNeeded });
  }
  const progress = await docker.buildImage(archiveOf(context), {
    t: name,
    buildargs,
    forcerm: true,
    ...(offline ? { networkmode: 'none' } : {}),
  });
  await followed(docker, progress);
  await rm(context, { recursive: true, force: true });
}

/** What packages carry for those who write programs, and a running one never reads. */
function isNeeded(path: string): boolean {
  return !/\.(d\.[cm]?ts|map|md)$/.test(path);
}
