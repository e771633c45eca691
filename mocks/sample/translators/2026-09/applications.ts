import { z } from 'zod';
import { isoTime } from '../../../../support/clock.ts';
import { isDecided, openQuestions } from '../../lifecycle/application.ts';
import type { ApplicationStatus } from '../../lifecycle/application-state.ts';
import type { ApplicationRecord } from '../../records/application-record.ts';
import type { Submission } from '../../submission.ts';
import { ASK_AGAIN } from '../ask-again.ts';
import { listedAnswers } from '../listed-answers.ts';
import type { ApplicationTranslator } from '../translator.ts';
import { accountOf } from './account.ts';
import { legalFormName, legalFormSchema } from './legal-form.ts';

const STATUSES = {
  received: 'RECEIVED',
  'information-required': 'INFORMATION_REQUIRED',
  'under-review': 'IN_REVIEW',
  approved: 'APPROVED',
  rejected: 'DECLINED',
} as const satisfies Record<ApplicationStatus, string>;

const submissionSchema = z
  .object({
    company: z.object({
      legalName: z.string(),
      legalForm: legalFormSchema,
      registrationNumber: z.string(),
      country: z.string(),
      industry: z.string(),
      expectedAnnualTurnover: z.object({ value: z.string(), currency: z.string() }),
    }),
    applicant: z.object({ fullName: z.string(), email: z.string() }),
  })
  .transform((submission): Submission => submission);

/** Applications that name the company's legal form, and an account by its scheme. */
export const applications: ApplicationTranslator = {
  id: 'applicationId',
  statuses: STATUSES,
  submission: (body) => submissionSchema.parse(body),
  ...listedAnswers,

  received({ id, state, submittedAt }, location) {
    const body = { applicationId: id, status: STATUSES[state.status], submittedAt: isoTime(submittedAt) };
    return { status: 202, headers: { location, ...ASK_AGAIN }, body };
  },

  shown: (record) => ({ status: 200, headers: isDecided(record.state) ? {} : ASK_AGAIN, body: bodyOf(record) }),

  supplied: (record, location) => ({ status: 202, headers: { location, ...ASK_AGAIN }, body: bodyOf(record) }),

  callback: {
    event: 'applicationChanged',
    body: ({ id, state, updatedAt }, eventId) => ({
      eventId,
      eventType: 'application.changed',
      occurredAt: isoTime(updatedAt),
      data: { applicationId: id, status: STATUSES[state.status] },
    }),
  },
};

function bodyOf({ id, submission, submittedAt, updatedAt, state }: ApplicationRecord): object {
  return {
    applicationId: id,
    status: STATUSES[state.status],
    informationRequired: openQuestions(state),
    company: { ...submission.company, legalForm: legalFormName(submission.company.legalForm) },
    applicant: submission.applicant,
    submittedAt: isoTime(submittedAt),
    updatedAt: isoTime(updatedAt),
    ...(state.status === 'approved'
      ? { account: { ...accountOf(state.account.iban), currency: state.account.currency } }
      : {}),
    ...(state.status === 'rejected' ? { decline: { reason: state.reason } } : {}),
  };
}
