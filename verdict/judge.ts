import { SCHEMA_VERSION } from '../model/schema-version.ts';
import type { Outcome, Reason, Verdict } from '../model/verdict.ts';
import { isoTime } from '../support/clock.ts';
import type { Facts } from './facts.ts';
import { executedSteps, journeyMs } from './measures.ts';
import type { Rule, Weight } from './observation.ts';
import { observeAll, rootCauses } from './root-causes.ts';
import { rules as ourRules } from './rules/index.ts';

/**
 * Turns what was found and recorded into a verdict. Pure: the same facts, rules and time give the same verdict.
 * Blockers make it no-go; without any, doubts make it inconclusive; without these, risks make it risk; otherwise go.
 * `now` is in epoch milliseconds.
 */
export function judge(facts: Facts, now: number, rules: readonly Rule<Facts>[] = ourRules): Verdict {
  const reasons = rootCauses(observeAll(rules, facts));
  const weighing = (weight: Weight) => reasons.filter((root) => root.weight === weight).map(({ reason }) => reason);
  const blockers = weighing('blocker');
  const risks = weighing('risk');
  const doubts = weighing('doubt');
  const outcome = outcomeOf(blockers, doubts, risks);
  return {
    schemaVersion: SCHEMA_VERSION,
    run: facts.run.id,
    environment: facts.run.environment,
    outcome,
    summary: summaryOf(outcome, facts, { blockers, risks, doubts }),
    judgedAt: isoTime(now),
    blockers,
    risks,
    doubts,
    executedSteps: executedSteps(facts.evidence),
    journeyMs: journeyMs(facts.evidence),
  };
}

function outcomeOf(blockers: Reason[], doubts: Reason[], risks: Reason[]): Outcome {
  if (blockers.length > 0) return 'no-go';
  if (doubts.length > 0) return 'inconclusive';
  return risks.length > 0 ? 'risk' : 'go';
}

type Reasons = Record<'blockers' | 'risks' | 'doubts', Reason[]>;

function summaryOf(outcome: Outcome, { evidence }: Facts, { blockers, risks, doubts }: Reasons): string {
  const passed = whatPassed(evidence);
  if (outcome === 'no-go') return `${firstOf(blockers)}.`;
  if (outcome === 'inconclusive') return `Nothing can be concluded: ${firstOf(doubts)}.`;
  if (outcome === 'risk') return `${passed}, but: ${firstOf(risks)}.`;
  return `${passed} at the first attempt, and the environment has all that the demo needs.`;
}

function whatPassed(evidence: Facts['evidence']): string {
  const statuses = (evidence?.scenarios ?? []).map(({ status }) => status);
  const passed = statuses.filter((status) => status === 'passed').length;
  if (passed < statuses.length || passed === 0) return `${passed} of ${statuses.length} scenarios passed`;
  return passed === 1 ? 'The scenario passed' : `All ${passed} scenarios passed`;
}

function firstOf(reasons: Reason[]): string {
  const [first] = reasons;
  if (first === undefined) return '';
  const more = reasons.length - 1;
  return more === 0 ? first.title : `${first.title}, and ${more} more ${more === 1 ? 'reason' : 'reasons'}`;
}
