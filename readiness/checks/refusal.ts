import type { ProcessFact } from '../sources/facts.ts';
import { ownName } from './own-words.ts';

type Refusal = ProcessFact['refused'][number];

/** For want of what a process refused to start, such as `BANK_URL is not set`. */
export function refusalInWords({ key, problem }: Refusal): string {
  return `${ownName(key)} ${problem === 'is not set' ? problem : 'is not as it must be'}`;
}
