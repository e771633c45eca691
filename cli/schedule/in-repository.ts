import type { Schedule } from './schedule.ts';

/** A path of the project, from the top of its repository. */
export function inRepository({ project }: Schedule, path: string): string {
  return project.inRepository === '' ? path : `${project.inRepository}/${path}`;
}
