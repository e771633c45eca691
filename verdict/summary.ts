import type { Facts } from '../model/facts.ts';
import type { Outcome, Reason, Verdict } from '../model/verdict.ts';

/** The reasons of a verdict, by what they weigh. */
export type Reasons = Pick<Verdict, 'blockers' | 'risks' | 'doubts'>;

/** An outcome in one sentence. */
export function summaryOf(
  outcome: Outcome,
  facts: Facts,
  { blockers, risks, doubts }: Reasons,
  waived: Verdict['waived'],
): string {
  const passed = whatPassed(facts.evidence);
  if (outcome === 'no-go') return `${firstOf(blockers)}.`;
  if (outcome === 'inconclusive') return `Nothing can be concluded: ${firstOf(doubts)}.`;
  if (outcome === 'risk') return `${passed}, but: ${firstOf(risks)}.`;
  if (waived.length > 0) return `${passed}. Waived: ${firstOf(waived.map(({ reason }) => reason))}.`;
  if (!isAllWell(facts)) return `${passed}. What did not do is left out of account by rules.ts.`;
  return `${passed} at the first attempt, and the environment has all that the demo needs.`;
}

/** Whether nothing had to be left out of account for this to be a go. */
function isAllWell({ evidence, readiness, readinessAfter }: Facts): boolean {
  const findings = [readiness, readinessAfter].flatMap((asked) => asked?.findings ?? []);
  const scenarios = evidence?.scenarios ?? [];
  return (
    findings.every(({ status }) => status === 'pass') &&
    scenarios.every(({ status, attempts }) => status === 'passed' && attempts === 1)
  );
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
