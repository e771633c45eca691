import type { DeskCase, Fact } from '../../desk/desk.ts';
import { runOf } from '../../runs/run-key.ts';
import { isDecided } from '../lifecycle/application.ts';
import type { ApplicationRecord } from '../records/application-record.ts';
import { movesOf } from './moves.ts';
import { country, legalForm, money, STANDING } from './wording.ts';

/** Records never change, so neither do their cases: a long list is not written anew each time it is looked at. */
const written = new WeakMap<ApplicationRecord, DeskCase>();

/** An application as staff see it. */
export function applicationCase(record: ApplicationRecord): DeskCase {
  const known = written.get(record);
  if (known !== undefined) return known;
  const { id, correlationId, submission, submittedAt, updatedAt, state, history } = record;
  const { company } = submission;
  const made: DeskCase = {
    id,
    kind: 'application',
    title: company.legalName,
    correlationId,
    run: runOf(correlationId),
    state: state.status,
    standing: STANDING[state.status],
    waiting: !isDecided(state),
    submittedAt,
    updatedAt,
    highlights: [
      { term: 'Expected turnover', value: money(company.expectedAnnualTurnover) },
      { term: 'Country', value: country(company.country) },
      { term: 'Industry', value: company.industry },
    ],
    sections: [...decisionSection(record), ...submittedSections(record)],
    enquiries: state.enquiries,
    history,
    moves: movesOf(state),
  };
  written.set(record, made);
  return made;
}

type Section = DeskCase['sections'][number];

function submittedSections({ id, correlationId, submission }: ApplicationRecord): Section[] {
  const { company, applicant } = submission;
  return [
    {
      title: 'Company',
      facts: [
        { term: 'Name', value: company.legalName },
        { term: 'Legal form', value: legalForm(company.legalForm) },
        { term: 'Registration number', value: company.registrationNumber },
        { term: 'Country', value: country(company.country) },
        { term: 'Industry', value: company.industry },
        { term: 'Expected turnover a year', value: money(company.expectedAnnualTurnover) },
      ],
    },
    {
      title: 'Applicant',
      facts: [
        { term: 'Name', value: applicant.fullName },
        { term: 'E-mail', value: applicant.email },
      ],
    },
    {
      title: 'Reference',
      facts: [
        { term: 'Application number', value: id, reference: true },
        { term: 'Correlation id', value: correlationId ?? 'none', reference: true },
      ],
    },
  ];
}

/** What was decided, and by whom; nothing while it is not. */
function decisionSection({ state }: ApplicationRecord): Section[] {
  if (state.status !== 'approved' && state.status !== 'rejected') return [];
  const outcome: Fact[] =
    state.status === 'approved'
      ? [
          { term: 'Account', value: state.account.iban, reference: true },
          { term: 'Currency', value: state.account.currency },
        ]
      : [{ term: 'Reason', value: state.reason }];
  return [{ title: 'Decision', facts: [{ term: 'By', value: state.by }, ...outcome] }];
}
