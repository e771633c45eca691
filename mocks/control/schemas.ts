import { z } from 'zod';
import { applicationRequestSchema } from '../handlers/request-schemas.ts';
import { bankEntrySchema } from '../journal-entry.ts';

const LONGEST_WAIT_MS = 20_000;

const words = (longest: number) => z.string().trim().min(1).max(longest);
const by = words(140);
export const questionSchema = z.strictObject({ field: words(60), question: words(500) });

/** The query of GET /control/journal. */
export const journalQuerySchema = z.strictObject({
  correlation: z.string().min(1).optional(),
  application: z.string().min(1).optional(),
  after: z.coerce.number().int().nonnegative().optional(),
  waitMs: z.coerce.number().int().nonnegative().max(LONGEST_WAIT_MS).default(0),
});

export const journalPageSchema = z.object({
  entries: z.array(bankEntrySchema),
  nextSequence: z.int().nonnegative(),
  oldestSequence: z.int().positive().nullable(),
});

/** The body of POST /control/applications/{id}/decision. */
export const decisionSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve'), by }),
  z.strictObject({ decision: z.literal('reject'), by, reason: words(500) }),
  z.strictObject({ decision: z.literal('request-information'), by, questions: z.array(questionSchema).min(1).max(20) }),
]);

export const decidedSchema = z.object({
  applicationId: z.string(),
  status: z.enum(['received', 'information-required', 'under-review', 'approved', 'rejected']),
});

/** The body of POST /control/reset: what was submitted under correlation ids that begin so; everything without it. */
export const resetSchema = z.strictObject({ correlation: z.string().min(1).optional() });

/** The body of POST /control/seed. */
export const seedSchema = z.strictObject({
  /** From what ids and accounts are made, from here on. */
  seed: z.string().min(1).max(100).optional(),
  /** Applications to put in place, as if they had been submitted. */
  applications: z
    .array(applicationRequestSchema.extend({ correlationId: z.string().min(1).max(128).optional() }))
    .max(1000)
    .default([]),
});

export const seededSchema = z.object({ applications: z.array(z.string()) });

/** A refusal of the control API. */
export const refusalSchema = z.object({
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

export type JournalPage = z.infer<typeof journalPageSchema>;
export type DecisionOrder = z.input<typeof decisionSchema>;
export type Decided = z.infer<typeof decidedSchema>;
export type SeedOrder = z.input<typeof seedSchema>;
export type Seeded = z.infer<typeof seededSchema>;
