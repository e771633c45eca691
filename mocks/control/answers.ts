import { z } from 'zod';
import { bankExchangeSchema } from '../../model/bank-exchange.ts';
import type { DeskCase } from '../desk/desk.ts';
import { faultSchema } from '../faults/fault.ts';
import { bankEntrySchema } from '../journal-entry.ts';

export const journalPageSchema = z.object({
  entries: z.array(bankEntrySchema),
  nextSequence: z.int().nonnegative(),
  oldestSequence: z.int().positive().nullable(),
});

const fact = z.object({ term: z.string(), value: z.string(), reference: z.boolean().exactOptional() });

/** Something staff decide about, as the desk has it. */
export const caseSchema = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  correlationId: z.string().nullable(),
  run: z.string().nullable(),
  state: z.string(),
  standing: z.object({ short: z.string(), long: z.string(), look: z.enum(['waiting', 'good', 'bad']) }),
  waiting: z.boolean(),
  submittedAt: z.number(),
  updatedAt: z.number(),
  highlights: z.array(fact),
  sections: z.array(z.object({ title: z.string(), facts: z.array(fact) })),
  enquiries: z.array(
    z.object({ field: z.string(), question: z.string(), askedBy: z.string(), answer: z.string().nullable() }),
  ),
  history: z.array(z.object({ at: z.number(), by: z.string(), what: z.string() })),
  moves: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      look: z.enum(['good', 'bad', 'plain']),
      needs: z.enum(['nothing', 'validation', 'reason', 'questions']),
      blocked: z.string().nullable(),
    }),
  ),
}) satisfies z.ZodType<DeskCase>;

/** The newest first; `total` counts those that were left out too. */
export const casesSchema = z.object({ cases: z.array(caseSchema), total: z.int().nonnegative() });

/** The ids of what was put in place, in the order of the order. */
export const seededSchema = z.object({ ids: z.array(z.string()) });

/** The bank's time as the asker's run sees it, and how far it was moved on. */
export const bankTimeSchema = z.object({ now: z.iso.datetime(), movedOnMs: z.int() });

/** Every version that is served, oldest first, and the one that is spoken where a call names none. */
export const versionsSchema = z.object({ served: z.array(z.string()), current: z.string() });

export const faultInjectedSchema = z.object({ id: z.string() });

export const faultsSchema = z.object({
  faults: z.array(
    z.object({
      id: z.string(),
      run: z.string().nullable(),
      fault: faultSchema,
      struck: z.int().nonnegative(),
    }),
  ),
});

export const exchangesSchema = z.object({ exchanges: z.array(bankExchangeSchema) });

/** A refusal of the control API. */
export const refusalSchema = z.object({
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

export type JournalPage = z.infer<typeof journalPageSchema>;
export type Cases = z.infer<typeof casesSchema>;
export type Seeded = z.infer<typeof seededSchema>;
export type BankTime = z.infer<typeof bankTimeSchema>;
export type Versions = z.infer<typeof versionsSchema>;
export type Faults = z.infer<typeof faultsSchema>['faults'];
