import { z } from 'zod';

/** Which side of an exchange is not as the bank's contract has it; `call` where the contract has no such operation. */
export const contractSideSchema = z.enum(['call', 'request', 'response', 'callback']);

/** One thing in an exchange between the platform and the bank that is not as the bank's contract has it. */
export const contractDeviationSchema = z.object({
  side: contractSideSchema,
  /** The version of the contract that the bank spoke. */
  version: z.string(),
  /** The operation's or callback's name; `null` where the contract has none such. */
  operation: z.string().nullable(),
  /** What the operation is for in a delayed flow: token, create, read, list, supply. */
  role: z.string().nullable(),
  method: z.string(),
  path: z.string(),
  /** Where in the exchange: `body`, `header`, `query` and the like; `null` for a call that is in no contract. */
  where: z.string().nullable(),
  /** In a body a JSON pointer, elsewhere the parameter's or header's name. */
  pointer: z.string(),
  expected: z.string(),
  /** What was there, never a credential. */
  got: z.string(),
  /** What the bank answered; `null` where that is not known. */
  status: z.int().nullable(),
  /** The operation that a call in no contract resembles most. */
  nearest: z.string().nullable(),
  /** The fault that made the bank deviate: then it was wanted. */
  fault: z.string().nullable(),
});

/** The same deviation, however often it happened in a run. */
export const contractFindingSchema = contractDeviationSchema.extend({
  firstAt: z.iso.datetime(),
  count: z.int().positive(),
  /** The ids of the scenarios in which it happened; none where it happened outside all of them. */
  scenarios: z.array(z.string()),
});

export type ContractSide = z.infer<typeof contractSideSchema>;
export type ContractDeviation = z.infer<typeof contractDeviationSchema>;
export type ContractFinding = z.infer<typeof contractFindingSchema>;
