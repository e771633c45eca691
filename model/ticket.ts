import { z } from 'zod';

/** A ticket about a blocker, as its tracker has it. */
export const ticketSchema = z.object({
  url: z.string(),
  title: z.string().nullable(),
  /** `unknown` where the tracker could not be asked. */
  state: z.enum(['open', 'closed', 'unknown']),
  /** What is to be said of it beside the blocker, such as: closed, but the check still fails. */
  says: z.string(),
});

export type Ticket = z.infer<typeof ticketSchema>;
