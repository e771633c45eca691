import { z } from 'zod';
import { knownKeys } from '../support/known-keys.ts';

/** That something is known and accepted for a time. */
export const waiverSchema = knownKeys('a waiver', {
  /** The id of the reason, such as job/status-poller/ran; `*` stands for any part of one. */
  id: z.string().min(1),
  /** The rule that found it; any unless given. */
  rule: z.string().min(1).optional(),
  /** The environments it is for; every one unless given. */
  environments: z.array(z.string().min(1)).min(1).optional(),
  reason: z.string().min(1),
  /** Who accepts it. */
  by: z.string().min(1),
  /** The last day on which it holds (UTC), or the moment at which it ends. */
  until: z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'must be a date, or a time with its zone',
  }),
});

export type Waiver = z.infer<typeof waiverSchema>;
