import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import { duration } from './parts.ts';

/** How long it takes to mend what is found, as far as the team knows: fix windows are computed from it. */
export const mendingSchema = knownKeys('mending', {
  /** Until somebody who sits in front of it has mended it, by kind of check (`configuration`) or by rule (`milestone-missing`). */
  takes: z.record(z.string(), duration).default({}),
  /** Until a change that is made is deployed. */
  redeploy: duration.optional(),
});
