import { z } from 'zod';

const question = { field: z.string(), question: z.string() };
const accountSchema = z.object({ iban: z.string(), currency: z.string() }).readonly();

/** A question that was asked, by whom, and its answer; `null` while it is open. */
const enquirySchema = z.object({ ...question, askedBy: z.string(), answer: z.string().nullable() }).readonly();

/** Everything ever asked, oldest first. */
const asked = { enquiries: z.array(enquirySchema).readonly() };

/** Where an application stands. */
export const applicationStateSchema = z.discriminatedUnion('status', [
  z.object({ ...asked, status: z.enum(['received', 'information-required', 'under-review']) }).readonly(),
  z.object({ ...asked, status: z.literal('approved'), by: z.string(), account: accountSchema }).readonly(),
  z.object({ ...asked, status: z.literal('rejected'), by: z.string(), reason: z.string() }).readonly(),
]);

/** A question to the applicant, named by `field`. */
export interface Question {
  readonly field: string;
  readonly question: string;
}

export interface Answer {
  readonly field: string;
  readonly answer: string;
}

export type Enquiry = z.infer<typeof enquirySchema>;
export type Account = z.infer<typeof accountSchema>;
export type ApplicationState = z.infer<typeof applicationStateSchema>;
export type ApplicationStatus = ApplicationState['status'];
