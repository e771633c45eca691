import { z } from 'zod';
import { isoTime } from '../../../../support/clock.ts';
import { openQuestions } from '../../lifecycle/application.ts';
import type { ApplicationStatus } from '../../lifecycle/application-state.ts';
import type { ApplicationRecord } from '../../records/application-record.ts';
import type { Submission } from '../../submission.ts';
import type { ApiAnswer, ApplicationTranslator } from '../translator.ts';
import { decimalText } from './amount.ts';

const STATUSES = {
  received: 'NEW',
  'information-required': 'INFO_NEEDED',
  'under-review': 'IN_REVIEW',
  approved: 'ACCEPTED',
  rejected: 'DECLINED',
} as const satisfies Record<ApplicationStatus, string>;

const submissionSchema = z
  .object({
    company: z.object({
      name: z.string(),
      registrationNumber: z.string(),
      country: z.string(),
      industry: z.string(),
      expectedTurnover: z.number(),
      currency: z.string(),
    }),
    contact: z.object({ name: z.string(), email: z.string() }),
  })
  .transform(({ company, contact }): Submission => {
    const { name, registrationNumber, country, industry, expectedTurnover, currency } = company;
    return {
      company: {
        legalName: name,
        legalForm: null,
        registrationNumber,
        country,
        industry,
        expectedAnnualTurnover: { value: decimalText(expectedTurnover), currency },
      },
      applicant: { fullName: contact.name, email: contact.email },
    };
  });

const answersSchema = z.object({ answers: z.record(z.string(), z.string()) });

/** Applications as the bank's clients knew them first: one form for every answer, and nothing but asking again. */
export const applications: ApplicationTranslator = {
  id: 'id',
  statuses: STATUSES,
  submission: (body) => submissionSchema.parse(body),
  answers: (body) => Object.entries(answersSchema.parse(body).answers).map(([field, answer]) => ({ field, answer })),
  answerPlace: ({ field }) => `/answers/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  received: whole,
  shown: whole,
  supplied: whole,
  callback: null,
};

function whole({ id, submission, submittedAt, updatedAt, state }: ApplicationRecord): ApiAnswer {
  const { company, applicant } = submission;
  const { legalName, registrationNumber, country, industry, expectedAnnualTurnover } = company;
  const body = {
    id,
    status: STATUSES[state.status],
    questions: Object.fromEntries(openQuestions(state).map(({ field, question }) => [field, question])),
    company: {
      name: legalName,
      registrationNumber,
      country,
      industry,
      expectedTurnover: Number(expectedAnnualTurnover.value),
      currency: expectedAnnualTurnover.currency,
    },
    contact: { name: applicant.fullName, email: applicant.email },
    submitted: isoTime(submittedAt),
    changed: isoTime(updatedAt),
    account: state.status === 'approved' ? state.account : null,
    declineReason: state.status === 'rejected' ? state.reason : null,
  };
  return { status: 200, headers: {}, body };
}
