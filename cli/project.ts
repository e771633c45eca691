import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { keptFolder } from '../support/kept-folder.mjs';
import { HARNESS_FOLDER, installedIn } from '../support/own-package.mjs';
import { Problem } from '../support/problem.ts';

export { HARNESS_FOLDER } from '../support/own-package.mjs';

/** Compiled code is kept here between starts: the types of a file are stripped once, not at every start. */
export const COMPILE_CACHE = join(keptFolder(), 'compile-cache');

const EXTENSIONS = ['ts', 'mts', 'js', 'mjs'];
/** The first is for a repository whose own suite has the second. */
const CONFIGURATIONS = ['rehearse.config', 'playwright.config'].flatMap((name) =>
  EXTENSIONS.map((extension) => `${name}.${extension}`),
);

/** The Playwright configuration that a folder's scenarios are played with, as a path; `undefined` where it has none. */
export function playedWith(folder: string): string | undefined {
  return CONFIGURATIONS.map((name) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * The project to rehearse: the nearest folder, from `folder` upwards, that has environments/ and a Playwright
 * configuration; without one, the harness's own folder with its sample platform.
 */
export function findProject(folder: string): string {
  let current = resolve(folder);
  for (;;) {
    if (existsSync(join(current, 'environments')) && playedWith(current) !== undefined) return current;
    const parent = dirname(current);
    if (parent === current) return sampleProject(folder);
    current = parent;
  }
}

/** The harness's own folder; an installed package is no project. */
function sampleProject(folder: string): string {
  if (installedIn() === undefined) return HARNESS_FOLDER;
  throw new Problem(
    'There is no project to rehearse here',
    `no folder from ${folder} upwards has environments/ and a Playwright configuration`,
    'npx rehearse init writes both, or go to the folder that has them',
  );
}
