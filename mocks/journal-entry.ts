import { z } from 'zod';

const common = { sequence: z.int().positive(), at: z.iso.datetime(), correlationId: z.string().nullable() };

/** One thing that happened at the bank. Sequence numbers have no gaps. */
export const bankEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('call'),
    method: z.string(),
    path: z.string(),
    /** The operation's name in the contract. */
    operation: z.string().nullable(),
    status: z.int(),
    durationMs: z.int().nonnegative(),
    application: z.string().nullable(),
    /** The application's status as the answer named it. */
    applicationStatus: z.string().nullable(),
  }),
  z.object({
    ...common,
    kind: z.literal('decision'),
    application: z.string(),
    decision: z.enum(['approved', 'rejected', 'information-requested']),
    by: z.string(),
    reason: z.string().nullable(),
  }),
  z.object({ ...common, kind: z.literal('unexpected-call'), method: z.string(), path: z.string(), status: z.int() }),
]);

export type BankEntry = z.infer<typeof bankEntrySchema>;
export type DecisionName = Extract<BankEntry, { kind: 'decision' }>['decision'];

type WithoutStamp<Entry> = Entry extends unknown ? Omit<Entry, 'sequence' | 'at'> : never;

/** What is to be recorded; the journal adds the sequence number and the time. */
export type BankEvent = WithoutStamp<BankEntry>;
