import { z } from 'zod';

/** What a scenario tells the presenter of a step, besides its title; `null` where nothing was said. */
export const stepScript = {
  /** What to do, where the title does not say it all. */
  do: z.string().nullable().default(null),
  /** What to say. */
  say: z.string().nullable().default(null),
  /** What to say while the audience waits. */
  meanwhile: z.string().nullable().default(null),
};
