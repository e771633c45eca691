import type { Step } from '../../model/evidence.ts';

/** How a scenario or step ended, as a person reads it: `passed`, `cut off`. */
export function statusText(status: Step['status']): string {
  return status === 'cut-off' ? 'cut off' : status;
}
