import type { Job } from '../../../model/environment.ts';

/** How a job can be had to run now, to go on a remedy; nothing where the definition does not say. */
export function triggered({ trigger }: Pick<Job, 'trigger'>): string {
  return trigger === undefined ? '' : `; to run it now: ${trigger}`;
}
