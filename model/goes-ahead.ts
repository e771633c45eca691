import type { Outcome } from './verdict.ts';

/** Whether the demo could go ahead by an outcome, if only knowing of a risk. */
export function goesAhead(outcome: Outcome | null | undefined): boolean {
  return outcome === 'go' || outcome === 'risk';
}
