import type { Reason } from '../../model/verdict.ts';
import type { ReportInput } from '../report-input.ts';
import { deadlineOf } from '../words/deadline.ts';
import { momentOf } from '../words/moment.ts';
import { describeOwnerAt } from '../words/owner-at.ts';
import { headlineOf } from '../words/standing.ts';

/** One part of the verdict as a test result: what a blocker denies failed, what a doubt leaves open was not answered. */
export interface VerdictCase {
  /** The rule that found it, or `outcome` for the whole. */
  rule: string;
  name: string;
  status: 'passed' | 'failed' | 'unanswered';
  /** What it comes down to, in one sentence. */
  message: string;
  /** All that somebody needs who has to mend it, one fact a line. */
  details: string;
}

const OUTCOME_STATUS = { go: 'passed', risk: 'passed', 'no-go': 'failed', inconclusive: 'unanswered' } as const;

/**
 * The verdict as test results, for viewers that know nothing else: whether the demo can go ahead, then each blocker, doubt
 * and risk. The first has the same name in every run, so that a viewer tells since when it fails.
 */
export function verdictCases(input: ReportInput): VerdictCase[] {
  const { verdict } = input;
  const { word, reason } = headlineOf(input);
  const { at } = momentOf(input);
  const whole: VerdictCase = {
    rule: 'outcome',
    name: 'The demo can go ahead',
    status: verdict === null ? 'unanswered' : OUTCOME_STATUS[verdict.outcome],
    message: `${word}: ${reason}`,
    details: '',
  };
  return [
    whole,
    ...(verdict?.blockers ?? []).map((blocker) => reasonCase(blocker, 'failed', at)),
    ...(verdict?.doubts ?? []).map((doubt) => reasonCase(doubt, 'unanswered', at)),
    ...(verdict?.risks ?? []).map((risk) => reasonCase(risk, 'passed', at)),
  ];
}

function reasonCase(reason: Reason, status: VerdictCase['status'], at: string): VerdictCase {
  const { rule, title, subject, cause, remedy, owner, fixWindow, ticket } = reason;
  const deadline = fixWindow === null ? null : deadlineOf(fixWindow, owner, at);
  const whose =
    owner === null
      ? 'whoever runs the rehearsal'
      : `${owner.name}, ${owner.contact} (${describeOwnerAt(owner, new Date(at))})`;
  const details = [
    `about: ${subject}`,
    `cause: ${cause}`,
    `owner: ${whose}`,
    ...(remedy === '' ? [] : [`what to do: ${remedy}`]),
    ...(deadline === null
      ? []
      : [`by when: ${deadline.does} ${deadline.utc}${deadline.there === null ? '' : ` (${deadline.there})`}`]),
    ...(ticket === null ? [] : [`ticket: ${ticket.url} (${ticket.says})`]),
  ];
  return { rule, name: title, status, message: `${title}: ${cause}`, details: details.join('\n') };
}
