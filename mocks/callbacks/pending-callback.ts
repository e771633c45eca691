import { z } from 'zod';

/** A callback that the platform has not taken yet: plain JSON, so that a bank that starts again goes on with it. */
export const pendingCallbackSchema = z.object({
  /** The same in each attempt and each duplicate. */
  id: z.string(),
  event: z.string(),
  resource: z.string(),
  correlationId: z.string().nullable(),
  /** JSON, exactly as it goes out. */
  body: z.string(),
  /** When it is to be sent next, in epoch milliseconds. */
  dueAt: z.number(),
  /** How many attempts were made, and how many of them in a row since one last succeeded. */
  attempts: z.int().nonnegative(),
  failures: z.int().nonnegative(),
  /** How often the platform is still to take it. */
  copies: z.int().positive(),
  fault: z.string().nullable(),
  /** A fault holds it back: those that come later overtake it. */
  late: z.boolean(),
  wrongSignature: z.boolean(),
});

export type PendingCallback = z.output<typeof pendingCallbackSchema>;

/** Callbacks of one lane are sent one after another; those of different lanes don't wait for each other. */
export function laneOf({ id, resource, late }: PendingCallback): string {
  return late ? `late ${id}` : `of ${resource}`;
}
