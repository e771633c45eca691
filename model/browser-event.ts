import { z } from 'zod';

const request = { method: z.string(), url: z.string() };
const answered = { ...request, status: z.int(), durationMs: z.int().nonnegative() };

/** Something that the browser saw and an audience might: told beside the step in which it happened. Addresses are without their query. */
export const browserEventSchema = z.discriminatedUnion('saw', [
  z.object({ saw: z.literal('console'), level: z.enum(['error', 'warning']), text: z.string(), url: z.string() }),
  /** A script of the page threw, and nothing caught it. */
  z.object({ saw: z.literal('page-error'), text: z.string() }),
  /** A request without any answer. */
  z.object({ saw: z.literal('failed-request'), ...request, why: z.string() }),
  /** An answer of 400 or above. */
  z.object({ saw: z.literal('refused'), ...answered }),
  /** An answer that an audience waited for. */
  z.object({ saw: z.literal('slow'), ...answered }),
]);

export type BrowserEvent = z.infer<typeof browserEventSchema>;
