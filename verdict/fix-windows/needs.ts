import { kindOf } from '../../model/fact-ids.ts';
import type { Facts } from '../../model/facts.ts';
import type { FixWindow, Takes } from '../../model/fix-window.ts';
import type { Reason } from '../../model/verdict.ts';
import { executedSteps, journeyMs } from '../measures.ts';
import { learnedFix } from './learned.ts';
import { type MendedCase, mendedCases } from './mended-cases.ts';

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

/**
 * This run's own length where it was a whole one whose scenarios all came to their end; else that of the newest whole one
 * that went, or this one's where even what was played of it took longer.
 */
function rehearsalOf({ run, evidence, history }: Facts): Takes {
  const own = ownLengthOf(run, evidence);
  if (own !== null && evidence?.scenarios.every(({ status }) => status === 'passed'))
    return { ms: own, by: 'measured' };
  const before = history.find(({ counts, outcome }) => counts && (outcome === 'go' || outcome === 'risk'));
  const known: Takes =
    before === undefined ? { ms: USUAL.rehearsal, by: 'usual' } : { ms: before.durations.whole, by: 'measured' };
  return own !== null && own > known.ms ? { ms: own, by: 'measured' } : known;
}

/** How long a run of the whole demo took; `null` for any other. A clock that was set back made it no shorter. */
function ownLengthOf({ state, only, startedAt, endedAt }: Facts['run'], evidence: Facts['evidence']): number | null {
  if (state !== 'finished' || only !== null || endedAt === null || executedSteps(evidence) === 0) return null;
  return Math.max(journeyMs(evidence), Date.parse(endedAt) - Date.parse(startedAt));
}
