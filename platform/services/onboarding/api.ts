import { z } from 'zod';
import {
  applicantSchema,
  applicationStatusSchema,
  companySchema,
  informationAnswerSchema,
  questionSchema,
} from '../../applications/application.ts';

/** What onboarding takes and answers: the agreement with those who call it. */

export const applicationRequestSchema = z.object({ company: companySchema, applicant: applicantSchema });

export const informationSchema = z.object({ answers: z.array(informationAnswerSchema).min(1).max(50) });

export const applicationAnswerSchema = z.object({
  applicationId: z.string(),
  correlationId: z.string(),
  status: applicationStatusSchema,
  informationRequested: z.array(questionSchema),
  /** Once it is approved. */
  accountNumber: z.string().optional(),
  /** Once it is rejected. */
  rejectionReason: z.string().optional(),
  /** While it could not be submitted. */
  failureReason: z.string().optional(),
  company: companySchema,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

/** What a problem (502) says besides when an application is kept, but the bank has not got it. */
export const notSubmittedSchema = z.object({ applicationId: z.string() });

/** What the bank calls back with, as far as it matters here: which of its applications it is about. */
export const callbackSchema = z.object({ applicationId: z.string().regex(/^[!-~]{1,200}$/, 'must be an id') });

export type ApplicationRequest = z.output<typeof applicationRequestSchema>;
export type ApplicationAnswer = z.output<typeof applicationAnswerSchema>;
export type Information = z.output<typeof informationSchema>;
