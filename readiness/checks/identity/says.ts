import type { Job, Service } from '../../../model/environment.ts';

/** Whether a service or job is asked where it runs: its operations endpoint must say so. */
export function saysWhereItRuns({ sources }: Service | Job): boolean {
  return sources.some(({ kind }) => kind === 'operations');
}
