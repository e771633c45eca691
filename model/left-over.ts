import { z } from 'zod';

/** Something that a run left behind and that could not be taken away again. */
export const leftOverSchema = z.object({
  /** What it is: as a scenario named it, or `the data of the run`. */
  what: z.string(),
  /** Which one; `null` for all of the run. */
  value: z.string().nullable(),
  /** How it was to be taken away. */
  where: z.string(),
  why: z.string(),
});

export type LeftOver = z.infer<typeof leftOverSchema>;
