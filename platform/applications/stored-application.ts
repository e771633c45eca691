import { z } from 'zod';
import { applicantSchema, applicationStatusSchema, companySchema, questionSchema } from './application.ts';

/** A row of `applications`. */
export const storedApplicationSchema = z
  .object({
    id: z.string(),
    request_digest: z.string(),
    correlation_id: z.string(),
    status: applicationStatusSchema,
    company: companySchema,
    applicant: applicantSchema,
    bank_application_id: z.string().nullable(),
    information_requested: z.array(questionSchema),
    account_number: z.string().nullable(),
    rejection_reason: z.string().nullable(),
    failure_reason: z.string().nullable(),
    version: z.int(),
    created_at: z.date(),
    updated_at: z.date(),
  })
  .transform((row) => ({
    id: row.id,
    requestDigest: row.request_digest,
    correlationId: row.correlation_id,
    status: row.status,
    company: row.company,
    applicant: row.applicant,
    bankApplicationId: row.bank_application_id,
    informationRequested: row.information_requested,
    accountNumber: row.account_number,
    rejectionReason: row.rejection_reason,
    /** Why the bank has not got it, for an application that failed to be submitted. */
    failureReason: row.failure_reason,
    /** Counts the changes. */
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));

export type StoredApplication = z.output<typeof storedApplicationSchema>;

/** An application that the bank has. */
export type ApplicationAtBank = StoredApplication & { bankApplicationId: string };
