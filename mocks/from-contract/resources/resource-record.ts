import { z } from 'zod';

const enquirySchema = z.object({
  field: z.string(),
  question: z.string(),
  askedBy: z.string(),
  /** `null` while it is open. */
  answer: z.string().nullable(),
});

/** A resource as it stands; moving it makes a new record. Times are epoch milliseconds. */
export const resourceRecordSchema = z.object({
  id: z.string(),
  correlationId: z.string().nullable(),
  /** The operation that created it, and by what it was asked to create it once only (a digest). */
  createdBy: z.string(),
  idempotencyKey: z.string().nullable(),
  course: z.object({ state: z.string(), since: z.number(), polls: z.int().nonnegative() }),
  /** What `read` answers. */
  body: z.unknown(),
  /** The places in it at which stands what the platform sent. */
  sent: z.array(z.string()).readonly(),
  submittedAt: z.number(),
  updatedAt: z.number(),
  enquiries: z.array(enquirySchema),
  /** What happened to it, oldest first. */
  history: z.array(z.object({ at: z.number(), by: z.string(), what: z.string() })),
});

export type ResourceRecord = Readonly<z.infer<typeof resourceRecordSchema>>;
export type Enquiry = Readonly<z.infer<typeof enquirySchema>>;
