import type { Facts } from '../../model/facts.ts';
import type { FixWindow, Takes } from '../../model/fix-window.ts';
import type { Reason } from '../../model/verdict.ts';
import { executedSteps } from '../measures.ts';
import { learnedFix } from './learned.ts';
import { kindOf, type MendedCase, mendedCases } from './mended-cases.ts';

const MINUTE = 60_000;
/** What is assumed where nothing is declared, measured or learned. */
export const USUAL = { fix: 30 * MINUTE, redeploy: 10 * MINUTE, rehearsal: 5 * MINUTE } as const;

/**
 * How long it takes until a reason is gone and that is shown: to mend it, to deploy that, to rehearse again. `cases` is
 * what the ledger knows to have been mended; it is looked up once where there are many reasons.
 */
export function needsOf(
  reason: Pick<Reason, 'id' | 'rule' | 'subject' | 'owner'>,
  facts: Facts,
  cases: readonly MendedCase[] = mendedCases(facts.history),
): FixWindow['needs'] {
  const redeploy = redeployOf(reason.subject, facts);
  return { fix: fixOf(reason, facts, cases, redeploy.ms), redeploy, rehearsal: rehearsalOf(facts) };
}

function fixOf(
  reason: Pick<Reason, 'id' | 'rule' | 'owner'>,
  facts: Facts,
  cases: readonly MendedCase[],
  redeployMs: number,
): Takes {
  const declared = declaredFix(reason, facts);
  if (declared !== undefined) return { ms: declared, by: 'declared' };
  const learned = learnedFix(reason, cases, redeployMs);
  return learned === undefined ? { ms: USUAL.fix, by: 'usual' } : { ms: learned, by: 'learned' };
}

/** For what a check found, its kind says more than the rule that all checks share; for all else the rule does. */
function declaredFix({ id, rule }: Pick<Reason, 'id' | 'rule'>, facts: Facts): number | undefined {
  const asked = [facts.readiness, facts.readinessAfter].flatMap((readiness) => readiness?.findings ?? []);
  const names = asked.some((finding) => finding.id === id) ? [kindOf(id), rule] : [rule, kindOf(id)];
  const declared = new Map(Object.entries(facts.mending.fix));
  const name = [id, ...names].find((each) => declared.has(each));
  return name === undefined ? undefined : declared.get(name);
}

function redeployOf(subject: string, { mending }: Facts): Takes {
  const ofSubject = new Map(Object.entries(mending.redeployOf)).get(subject);
  const declared = ofSubject ?? mending.redeploy;
  return declared === null ? { ms: USUAL.redeploy, by: 'usual' } : { ms: declared, by: 'declared' };
}

/** This run's own length where it was a whole one, else that of the newest whole one that went. */
function rehearsalOf({ run, evidence, history }: Facts): Takes {
  const isWhole = run.state === 'finished' && run.only === null && executedSteps(evidence) > 0;
  if (isWhole && run.endedAt !== null) {
    return { ms: Math.max(0, Date.parse(run.endedAt) - Date.parse(run.startedAt)), by: 'measured' };
  }
  const before = history.find(({ counts, outcome }) => counts && (outcome === 'go' || outcome === 'risk'));
  return before === undefined ? { ms: USUAL.rehearsal, by: 'usual' } : { ms: before.durations.whole, by: 'measured' };
}
