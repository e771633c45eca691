import type { Question } from './application-state.ts';

const TURNOVER_THAT_NEEDS_MORE = 100_000;

const QUESTIONS: readonly Question[] = [
  { field: 'beneficialOwners', question: 'Who owns or controls more than 25 % of the company?' },
  { field: 'sourceOfFunds', question: "Where do the company's funds come from?" },
];

/**
 * What the bank asks before it reviews an application: companies that expect a turnover of 100,000 or more a year,
 * in whatever currency, are asked about owners and funds.
 * `turnover` is a decimal number as text, such as `250000.00`.
 */
export function questionsAtReceipt(turnover: string): readonly Question[] {
  return Number(turnover) >= TURNOVER_THAT_NEEDS_MORE ? QUESTIONS : [];
}
