import { z } from 'zod';

/** Which tickets were opened for the blockers of an environment: kept beside the ledger under `tickets/<environment>`. */
const rememberedTicketsSchema = z.object({
  schemaVersion: z.literal(1).default(1),
  /** By the blocker's id. */
  tickets: z.record(
    z.string(),
    z.object({
      url: z.url({ protocol: /^https?$/ }),
      /** What its tracker calls it. */
      reference: z.string().regex(/^[\w-]+$/),
      /** Which closing of it was answered with "it fails again": each is answered once. */
      answeredClosing: z.string().nullable().default(null),
    }),
  ),
});

export type RememberedTickets = z.infer<typeof rememberedTicketsSchema>;

export const NOTHING_REMEMBERED: RememberedTickets = { schemaVersion: 1, tickets: {} };

/** What was remembered, from its JSON; nothing where there is none, or it can't be read: tickets are found by their marks too. */
export function rememberedTickets(text: string | null): RememberedTickets {
  if (text === null) return NOTHING_REMEMBERED;
  try {
    return rememberedTicketsSchema.parse(JSON.parse(text));
  } catch {
    return NOTHING_REMEMBERED;
  }
}
