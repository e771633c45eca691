import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Where the harness itself lies. */
export const HARNESS_FOLDER = resolve(import.meta.dirname, '..');

/** Compiled code is kept here between starts: the types of a file are stripped once, not at every start. */
export const COMPILE_CACHE = join(HARNESS_FOLDER, '.rehearse', 'compile-cache');

/**
 * The project to rehearse: the nearest folder, from `folder` upwards, that has environments/ and a
 * playwright.config.ts; without one, the harness's own folder with its sample platform.
 */
export function findProject(folder: string): string {
  let current = resolve(folder);
  for (;;) {
    if (existsSync(join(current, 'environments')) && existsSync(join(current, 'playwright.config.ts'))) return current;
    const parent = dirname(current);
    if (parent === current) return HARNESS_FOLDER;
    current = parent;
  }
}
