import { z } from 'zod';

const common = { sequence: z.int().positive(), at: z.iso.datetime(), correlationId: z.string().nullable() };
const call = { method: z.string(), path: z.string(), version: z.string() };

/** What an operation is for in a delayed flow; `null` for all others. */
export const operationRoleSchema = z.enum(['token', 'create', 'read', 'list', 'supply']);

/** One thing that happened at the bank. Sequence numbers have no gaps. */
export const bankEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('call'),
    ...call,
    /** The operation's name in the contract. */
    operation: z.string(),
    role: operationRoleSchema.nullable(),
    status: z.int(),
    durationMs: z.int().nonnegative(),
    /** The application, transfer or the like that it was about. */
    resource: z.string().nullable(),
    /** The resource's state as the answer named it, and what that means whatever the version; `null` where unknown. */
    namedState: z.string().nullable(),
    state: z.string().nullable(),
    /** The fault that changed the answer, and whether an override gave it. */
    fault: z.string().nullable(),
    overridden: z.boolean(),
  }),
  z.object({
    ...common,
    kind: z.literal('decision'),
    resource: z.string(),
    /** What was done: approve, reject, request-information, or a move of the lifecycle's own. */
    decision: z.string(),
    /** The state it led to, and whether nothing follows that. */
    state: z.string(),
    final: z.boolean(),
    by: z.string(),
    reason: z.string().nullable(),
  }),
  /** A call to something the contract does not have. `nearest` is the operation it most resembles. */
  z.object({
    ...common,
    kind: z.literal('unexpected-call'),
    ...call,
    status: z.int(),
    nearest: z.string().nullable(),
  }),
  /** A request, answer or callback that is not as the contract has it. */
  z.object({
    ...common,
    kind: z.literal('violation'),
    ...call,
    operation: z.string(),
    side: z.enum(['request', 'response', 'callback']),
    where: z.enum(['path', 'query', 'header', 'cookie', 'body', 'status', 'content-type']),
    pointer: z.string(),
    expected: z.string(),
    got: z.string(),
    /** The fault that made it so: then it was wanted. */
    fault: z.string().nullable(),
  }),
  /** One attempt to call the platform back. */
  z.object({
    ...common,
    kind: z.literal('callback'),
    resource: z.string(),
    event: z.string(),
    /** The callback's own id: the same in each attempt and each duplicate. */
    callback: z.string(),
    attempt: z.int().positive(),
    /** What the platform answered; `null` when it did not. */
    status: z.int().nullable(),
    error: z.string().nullable(),
    fault: z.string().nullable(),
  }),
]);

export type BankEntry = z.infer<typeof bankEntrySchema>;
export type OperationRole = z.infer<typeof operationRoleSchema>;

type WithoutStamp<Entry> = Entry extends unknown ? Omit<Entry, 'sequence' | 'at'> : never;

/** What is to be recorded; the journal adds the sequence number and the time. */
export type BankEvent = WithoutStamp<BankEntry>;
