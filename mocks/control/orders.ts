import { z } from 'zod';
import { USABLE_CORRELATION } from '../correlation.ts';
import type { faultSchema } from '../faults/fault.ts';
import { bankEntrySchema } from '../journal-entry.ts';

const LONGEST_WAIT_MS = 20_000;

const words = (longest: number) => z.string().trim().min(1).max(longest);
/** A run's id. Without it an order is for everybody. */
const run = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,100}$/, 'must be a run id: letters, digits, hyphens and underscores')
  .optional();
const correlation = z.string().min(1).optional();
const ownCorrelation = z
  .string()
  .regex(USABLE_CORRELATION, 'must be 8 to 128 letters, digits, dots, hyphens and underscores');

/** The query of calls that need nothing but whose they are. */
export const scopeSchema = z.strictObject({ run });

/** The query of GET /control/journal. */
export const journalQuerySchema = z.strictObject({
  run,
  /** What the correlation id begins with. */
  correlation,
  resource: z.string().min(1).optional(),
  kind: z.enum(bankEntrySchema.options.map((entry) => entry.shape.kind.value)).optional(),
  /** Only what came after this sequence number. */
  after: z.coerce.number().int().nonnegative().optional(),
  /** How long to wait for an entry that fits. */
  waitMs: z.coerce.number().int().nonnegative().max(LONGEST_WAIT_MS).default(0),
});

/** The query of GET /control/cases. */
export const casesQuerySchema = z.strictObject({
  run,
  correlation,
  waiting: z.enum(['true', 'false']).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

/** The query of GET /control/exchanges. */
export const exchangesQuerySchema = z.strictObject({ run, correlation });

/** The body of POST /control/cases/{id}/decision. */
export const decisionSchema = z.strictObject({
  run,
  decision: words(100),
  by: words(140),
  reason: words(500).optional(),
  questions: z
    .array(z.strictObject({ field: words(60), question: words(500) }))
    .min(1)
    .max(20)
    .optional(),
});

/** The body of POST /control/reset: what a run submitted, or what came under correlation ids that begin so; else everything. */
export const resetSchema = z.strictObject({ run, correlation });

/** The body of POST /control/seed. */
export const seedSchema = z.strictObject({
  /** From what ids and accounts are made, from here on. */
  seed: words(100).optional(),
  resources: z
    .array(z.strictObject({ body: z.unknown(), correlationId: ownCorrelation.optional() }))
    .max(1000)
    .default([]),
});

/** The body of POST /control/clock: how far to move the time on, such as `2h`. */
export const clockSchema = z.strictObject({ run, advance: z.string() });

/** The body of PUT /control/versions. */
export const versionSchema = z.strictObject({ run, version: words(100) });

/** The body of POST /control/faults: a fault as a fault file has it, or a preset’s name. */
export const faultOrderSchema = z.strictObject({ run, fault: z.unknown() });

/** A fault as a fault file has it, or a preset’s name. */
export type FaultOrder = z.input<typeof faultSchema> | string;
