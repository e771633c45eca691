import { z } from 'zod';

/** One tick of a scheduled job while a scenario was played: when it was due, and whether it was seen to run. */
export const jobRunSchema = z.object({
  job: z.string(),
  at: z.iso.datetime(),
  /** `due`: by its schedule, and nothing shows that it ran; `ran`: it did; `failed`: it ran and said that it failed. */
  saw: z.enum(['due', 'ran', 'failed']),
  /** What it said of that run, in a few words; empty where nothing is known. */
  detail: z.string(),
});

export type JobRun = z.infer<typeof jobRunSchema>;
