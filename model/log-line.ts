import { z } from 'zod';

/** A line of a log with a scenario's correlation id in it. */
export const logLineSchema = z.object({
  /** When it was written; when it was read, where the line does not say. */
  at: z.iso.datetime(),
  /** The service or job that wrote it. */
  subject: z.string(),
  level: z.enum(['error', 'warning', 'info', 'debug']).nullable(),
  text: z.string(),
});

export type LogLine = z.infer<typeof logLineSchema>;
