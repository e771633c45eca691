import { counted } from '../../reports/words/count-text.ts';
import type { CleanedRun } from './clean-up-earlier.ts';

/** What became of what one run left, in a line. */
export function cleanedText({ run, done, failed }: CleanedRun): string {
  const still = failed === 0 ? '' : `, ${counted(failed, 'thing')} still there (its journal says which, and why)`;
  return `${run}: ${counted(done, 'thing')} taken away${still}`;
}
