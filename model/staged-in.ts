import { z } from 'zod';
import { STAGED_IN, type StagedIn } from './stage-places.ts';

export type { StagedIn } from './stage-places.ts';

/** `staged` of an environment's definition: what the sample platform is staged in, `true` for processes of this machine. */
export const stagedSchema = z.union([z.boolean(), z.enum(STAGED_IN)], {
  error: `must be true, false or one of ${STAGED_IN.join(', ')}`,
});

/** What is staged according to a definition; `undefined` where nothing is, or it can't be told. */
export function stagedInOf(staged: unknown): StagedIn | undefined {
  const read = stagedSchema.safeParse(staged);
  if (!read.success || read.data === false) return undefined;
  return read.data === true ? 'processes' : read.data;
}
