import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Scenario } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import { USUAL_RULES } from '../../model/rules-file.ts';
import type { Outcome } from '../../model/verdict.ts';
import { judge } from '../../verdict/judge.ts';
import { allRules } from '../../verdict/rules/index.ts';
import { anyDeviations, anyFacts, anyFindings, anyRules, asked } from './any-facts.ts';
import { fact, fingerprint, scenario } from './samples.ts';

const BETTER_FIRST: readonly Outcome[] = ['go', 'risk', 'inconclusive', 'no-go'];
const RUNS = { numRuns: 300 };

test('what failed makes it no-go, and what is not whole keeps it from being go or a risk', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const { outcome } = judge(given, 0);
      const failed = given.readiness?.findings.some(({ status }) => status === 'fail') ?? false;
      if (failed || hasFailed(given)) assert.equal(outcome, 'no-go');
      else if (isUnplayed(given) || isDoubtful(given)) assert.ok(isNoPass(outcome), outcome);
    }),
    RUNS,
  );
});

test('nothing in rules.ts lets a run pass that was not played, not finished, not checked, or somewhere unproved', () => {
  fc.assert(
    fc.property(anyFacts, anyRules, (given, rules) => {
      const findings = given.readiness?.findings ?? [];
      const isUnproved = findings.some(
        ({ check, status }) => check === 'identity' && (status === 'fail' || status === 'unknown'),
      );
      if (!isUnproved && !isUnplayed(given) && findings.length > 0) return;
      const { outcome } = judge(given, 0, rules);
      assert.ok(isNoPass(outcome), outcome);
    }),
    RUNS,
  );
});

test('a rule that is weighed lightly hides nothing that another one saw', () => {
  const others = allRules.map(({ id }) => id).filter((id) => id !== 'scenario-failed');
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(...others), fc.constantFrom('risk', 'doubt', 'off'), (given, id, weight) => {
      const { outcome } = judge(given, 0, { ...USUAL_RULES, severity: { [id]: weight } });
      if (scenariosOf(given).some(({ status }) => status === 'failed')) assert.equal(outcome, 'no-go');
    }),
    RUNS,
  );
});

test('something bad that comes in addition never makes a verdict better', () => {
  type Worsening = (given: Facts) => Facts;
  const badly = fc.oneof(
    anyFindings.map(
      (more): Worsening =>
        (given) => {
          const known = given.readiness?.findings ?? [];
          const ids = new Set(known.map(({ id }) => id));
          return { ...given, readiness: asked([...known, ...more.filter(({ id }) => !ids.has(id))]) };
        },
    ),
    fc.constant<Worsening>((given) => ({ ...given, ledgerTroubles: ['a line is missing'] })),
    fc.constant<Worsening>((given) => ({ ...given, fingerprintAfter: fingerprint(fact('version/portal', 'c')) })),
    fc
      .constantFrom('failed' as const, 'cut-off' as const, 'skipped' as const)
      .map((status) => withEvidence({ scenarios: [scenario('more', { status, steps: [] })] })),
    anyDeviations.map((contractFindings) => withEvidence({ contractFindings })),
  );
  fc.assert(
    fc.property(anyFacts, badly, (given, worsen) => {
      // A check that was not recorded is doubtful itself, and one that was is not bad.
      fc.pre(given.readiness !== null && given.readiness.findings.length > 0 && given.fingerprintAfter !== null);
      const [before, after] = [judge(given, 0).outcome, judge(worsen(given), 0).outcome];
      assert.ok(BETTER_FIRST.indexOf(after) >= BETTER_FIRST.indexOf(before), `${before} became ${after}`);
    }),
    RUNS,
  );
});

/** The scenarios that are no fallbacks. */
function scenariosOf({ evidence }: Facts): Scenario[] {
  return (evidence?.scenarios ?? []).filter(({ fallback }) => fallback === null);
}

function hasFailed(given: Facts): boolean {
  return scenariosOf(given).some(({ status, diagnoses }) => status === 'failed' || diagnoses.length > 0);
}

function isUnplayed({ run, evidence, ...given }: Facts): boolean {
  const played = scenariosOf({ run, evidence, ...given }).flatMap(({ steps }) => steps);
  return (
    run.state !== 'finished' ||
    !played.some(({ status }) => status !== 'skipped') ||
    (evidence?.scenarios ?? []).some(
      ({ status, attempts }) => status === 'cut-off' || (status === 'skipped' && attempts === 0),
    )
  );
}

function isDoubtful({ fingerprint: before, fingerprintAfter: after, ledgerTroubles }: Facts): boolean {
  if (before === null || after === null || ledgerTroubles.length > 0) return true;
  return before.facts[0]?.value !== after.facts[0]?.value;
}

function isNoPass(outcome: Outcome): boolean {
  return outcome === 'no-go' || outcome === 'inconclusive';
}

type More = Partial<Pick<NonNullable<Facts['evidence']>, 'scenarios' | 'contractFindings'>>;

function withEvidence({ scenarios = [], contractFindings = [] }: More): (given: Facts) => Facts {
  return (given) => {
    if (given.evidence === null) return given;
    const { evidence } = given;
    return {
      ...given,
      evidence: {
        ...evidence,
        scenarios: [...evidence.scenarios, ...scenarios],
        contractFindings: [...evidence.contractFindings, ...contractFindings],
      },
    };
  };
}
