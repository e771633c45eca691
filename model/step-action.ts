import { z } from 'zod';

/** What was really done in a step, as a person would tell it: click, fill, choose, press, go to. */
export const stepActionSchema = z.object({
  at: z.iso.datetime(),
  durationMs: z.int().nonnegative(),
  does: z.enum(['goes-to', 'clicks', 'fills', 'chooses', 'checks', 'unchecks', 'presses', 'uploads', 'other']),
  /** The element's name as it stands on the page (`Submit application`), or the address. */
  target: z.string(),
  /** What was typed or chosen; `null` where nothing was, or where it must not be kept. */
  value: z.string().nullable(),
});

export type StepAction = z.infer<typeof stepActionSchema>;
