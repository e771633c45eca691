import type { Facts } from '../../model/facts.ts';

/** The id of the observation that a run was cut short, if it was: what is missing of it follows from that. */
export function cutShortId({ run }: Facts): string | undefined {
  return run.state === 'interrupted' || run.state === 'failed' ? `run/${run.state}` : undefined;
}
