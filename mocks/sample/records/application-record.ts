import { z } from 'zod';
import { applicationStateSchema } from '../lifecycle/application-state.ts';
import { submissionSchema } from '../submission.ts';

/** Something that happened to an application, in words for bank staff. */
const happeningSchema = z.object({ at: z.number(), by: z.string(), what: z.string() }).readonly();

/** An application as it stood at one moment; moving it makes a new record. Times are milliseconds since the epoch. */
export const applicationRecordSchema = z
  .object({
    id: z.string(),
    correlationId: z.string().nullable(),
    submission: submissionSchema,
    /** The account it gets should it be approved. */
    reservedIban: z.string(),
    submittedAt: z.number(),
    updatedAt: z.number(),
    state: applicationStateSchema,
    /** Oldest first. */
    history: z.array(happeningSchema).readonly(),
  })
  .readonly();

export type ApplicationRecord = z.infer<typeof applicationRecordSchema>;
export type Happening = z.infer<typeof happeningSchema>;
