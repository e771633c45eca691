import type { Facts } from '../model/facts.ts';
import type { Outcome, Reason, Verdict } from '../model/verdict.ts';

/** The reasons of a verdict, by what they weigh. */
export type Reasons = Pick<Verdict, 'blockers' | 'risks' | 'doubts'>;

/** An outcome in one sentence. */
export function summaryOf(
  outcome: Outcome,
  { evidence }: Facts,
  { blockers, risks, doubts }: Reasons,
  waived: Verdict['waived'],
): string {
  const passed = whatPassed(evidence);
  if (outcome === 'no-go') return `${firstOf(blockers)}.`;
  if (outcome === 'inconclusive') return `Nothing can be concluded: ${firstOf(doubts)}.`;
  if (outcome === 'risk') return `${passed}, but: ${firstOf(risks)}.`;
  if (waived.length > 0) return `${passed}. Waived: ${firstOf(waived.map(({ reason }) => reason))}.`;
  return `${passed} at the first attempt, and the environment has all that the demo needs.`;
}

function whatPassed(evidence: Facts['evidence']): string {
  const statuses = (evidence?.scenarios ?? []).map(({ status }) => status);
  const passed = statuses.filter((status) => status === 'passed').length;
  if (passed < statuses.length || passed === 0) return `${passed} of ${statuses.length} scenarios passed`;
  return passed === 1 ? 'The scenario passed' : `All ${passed} scenarios passed`;
}

function firstOf(reasons: readonly Reason[]): string {
  const [first] = reasons;
  if (first === undefined) return '';
  const more = reasons.length - 1;
  return more === 0 ? first.title : `${first.title}, and ${more} more ${more === 1 ? 'reason' : 'reasons'}`;
}
