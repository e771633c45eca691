import { OPERATIONS_REMEDY } from '../check.ts';
import type { Sources } from '../sources/sources.ts';

/** What to do when a service or job is there, but what is asked of it can't be read. */
export function silentRemedy(name: string, { environment }: Sources): string {
  const { sources = [] } = environment.services[name] ?? environment.jobs[name] ?? {};
  if (sources.some(({ kind }) => kind === 'operations')) return OPERATIONS_REMEDY;
  return `see whether the sources of ${name} in the definition are right, and can be read from here`;
}
