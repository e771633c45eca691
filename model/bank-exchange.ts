import { z } from 'zod';

/** One call of the platform at the bank with its answer, as a line of bank-exchanges.jsonl. Holds no header and no credential. */
export const bankExchangeSchema = z.object({
  at: z.iso.datetime(),
  correlationId: z.string().nullable(),
  /** The version of the contract it was made to, and the operation's name there; `null` where it has none. */
  version: z.string(),
  operation: z.string().nullable(),
  method: z.string(),
  /** Without the version's prefix and the query. */
  path: z.string(),
  query: z.string(),
  /** Parsed JSON; `null` where there was none, or where it was not to be kept (a token's request and answer). */
  requestBody: z.unknown(),
  status: z.int(),
  responseBody: z.unknown(),
});

export type BankExchange = z.infer<typeof bankExchangeSchema>;
