import { waitFor } from '../../../support/wait.ts';
import type { JobFact } from '../../sources/facts.ts';
import type { Sources } from '../../sources/sources.ts';

/** A run further away than this is not waited for. Milliseconds. */
export const LONGEST_WAIT_MS = 30_000;

/** The last run of a job once it is one that is wanted; `undefined` where none comes within so many milliseconds. */
export async function awaitRun(
  name: string,
  isWanted: (run: NonNullable<JobFact['lastRun']>) => boolean,
  withinMs: number,
  sources: Sources,
): Promise<NonNullable<JobFact['lastRun']> | undefined> {
  const waited = await waitFor(
    async () => {
      const reading = await sources.job(name);
      const run = reading.read ? reading.value.lastRun : null;
      return run !== null && isWanted(run) ? run : undefined;
    },
    { withinMs, clock: sources.clock },
  );
  return waited.arrived ? waited.value : undefined;
}
