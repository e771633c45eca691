import type { Facts } from '../model/facts.ts';
import type { Observation, Rule, Weight } from '../model/rule.ts';
import { type Rules, USUAL_RULES } from '../model/rules-file.ts';
import { SCHEMA_VERSION } from '../model/schema-version.ts';
import type { Outcome, Verdict } from '../model/verdict.ts';
import { isoTime } from '../support/clock.ts';
import { goInARow, shortRow } from './go-in-a-row.ts';
import { executedSteps, journeyMs } from './measures.ts';
import { observeAll, type Root } from './root-causes.ts';
import { rules as ourRules } from './rules/index.ts';
import { tooFewInARow, waiverRanOut } from './rules/judged-apart.ts';
import { guarded } from './settings/own-rules.ts';
import { ranOut, standing } from './settings/waivers.ts';
import { weighed } from './settings/weighed.ts';
import { type Reasons, summaryOf } from './summary.ts';

/**
 * Turns what was found and recorded into a verdict. Pure: the same facts, settings and time give the same verdict.
 * Blockers make it no-go; without any, doubts make it inconclusive; without these, risks make it risk; otherwise go.
 * `now` is in epoch milliseconds, `settings` what a team changed in the rules.
 */
export function judge(facts: Facts, now: number, settings: Rules = USUAL_RULES): Verdict {
  const { severity, waivers, own, goInARow: wanted } = settings;
  const occasion = { environment: facts.run.environment, now };
  const seenApart = (rule: Rule, seen: Observation[]) =>
    observeAll(weighed([{ ...rule, observe: () => seen }], severity), facts);

  const seen = observeAll(weighed([...ourRules, ...guarded(own)], severity), facts);
  const outdated = seenApart(waiverRanOut, ranOut(standing(seen, waivers, occasion).roots, waivers, occasion));
  const otherwise = standing([...seen, ...outdated], waivers, occasion).roots;
  const row = goInARow(facts, wanted, outcomeOf(reasonsOf(otherwise)));
  const short = seenApart(tooFewInARow, shortRow(facts, row, heaviest(otherwise)));
  const { roots, waived } = standing([...seen, ...outdated, ...short], waivers, occasion);

  const reasons = reasonsOf(roots);
  const outcome = outcomeOf(reasons);
  return {
    schemaVersion: SCHEMA_VERSION,
    run: facts.run.id,
    environment: facts.run.environment,
    outcome,
    summary: summaryOf(outcome, facts, reasons, waived),
    judgedAt: isoTime(now),
    ...reasons,
    executedSteps: executedSteps(facts.evidence),
    journeyMs: journeyMs(facts.evidence),
    waived,
    goInARow: row,
    drift: null,
    rollback: null,
  };
}

function reasonsOf(roots: readonly Root[]): Reasons {
  const weighing = (weight: Weight) => roots.filter((root) => root.weight === weight).map(({ reason }) => reason);
  return { blockers: weighing('blocker'), risks: weighing('risk'), doubts: weighing('doubt') };
}

function outcomeOf({ blockers, doubts, risks }: Reasons): Outcome {
  if (blockers.length > 0) return 'no-go';
  if (doubts.length > 0) return 'inconclusive';
  return risks.length > 0 ? 'risk' : 'go';
}

/** The id of what the outcome is first of all because of. */
function heaviest(roots: readonly Root[]): string | undefined {
  const { blockers, doubts, risks } = reasonsOf(roots);
  return [...blockers, ...doubts, ...risks][0]?.id;
}
