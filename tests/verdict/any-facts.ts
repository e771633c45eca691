import fc from 'fast-check';
import type { ContractFinding } from '../../model/contract-finding.ts';
import type { Scenario } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { Finding } from '../../model/finding.ts';
import type { Diagnosis } from '../../model/milestone.ts';
import { type Rules, rulesSchema } from '../../model/rules-file.ts';
import { allRules } from '../../verdict/rules/index.ts';
import { fact, facts, finding, fingerprint, scenario, step, team } from './samples.ts';

const IDS = ['reachable/portal', 'ready/portal', 'identity/portal', 'credential/bank', 'contract/bank', 'job/poller'];

/** Findings of any status, each once, that may follow from each other. */
export const anyFindings: fc.Arbitrary<Finding[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom(...IDS),
      status: fc.constantFrom('pass' as const, 'warn' as const, 'fail' as const, 'unknown' as const),
      because: fc.option(fc.constantFrom(...IDS), { freq: 2 }),
    }),
    { maxLength: 5, selector: ({ id }) => id },
  )
  .map((all) => all.map(({ id, status, because }) => finding(id, status, because === null ? {} : { because })));

const diagnosis: fc.Arbitrary<Diagnosis> = fc.record({
  milestone: fc.constantFrom('received' as const, 'polled' as const, 'applied' as const),
  subject: fc.constantFrom('portal', 'payments', 'bank'),
  owner: fc.constant(team),
  cause: fc.constant('it never came'),
  remedy: fc.constant('let it come'),
  waitedMs: fc.constant(1000),
});

const called = { method: 'GET', path: '/accounts', status: 200, durationMs: 1, operation: 'readAccount' } as const;
const bankCall: fc.Arbitrary<Scenario['bankCalls'][number]> = fc
  .record({
    version: fc.constantFrom('2026-03', '2026-09', null),
    role: fc.constantFrom('token', 'create', 'read', null),
    fault: fc.constantFrom(null, null, 'slow'),
  })
  .map((over) => ({ ...called, at: facts.run.startedAt, resource: null, state: null, ...over }));

const anyScenarios: fc.Arbitrary<Scenario[]> = fc
  .array(
    fc.record({
      status: fc.constantFrom('passed' as const, 'failed' as const, 'skipped' as const, 'cut-off' as const),
      attempts: fc.integer({ min: 0, max: 2 }),
      fallback: fc.constantFrom(null, null, 'by hand'),
      steps: fc.array(fc.constantFrom(step(), step({ status: 'failed' }), step({ status: 'skipped' })), {
        maxLength: 2,
      }),
      diagnoses: fc.array(diagnosis, { maxLength: 1 }),
      bankCalls: fc.array(bankCall, { maxLength: 2 }),
    }),
    { maxLength: 4 },
  )
  .map((all) => all.map((over, index) => scenario(`s${index}`, over)));

/** Deviations from the bank's contract. */
export const anyDeviations: fc.Arbitrary<ContractFinding[]> = fc.array(
  fc
    .record({
      side: fc.constantFrom('call' as const, 'request' as const, 'response' as const, 'callback' as const),
      version: fc.constantFrom('2026-03', '2026-09'),
      operation: fc.constantFrom('createAccount', 'readAccount'),
      role: fc.constantFrom('create', 'read', null),
      status: fc.constantFrom(200, 400, null),
      fault: fc.constantFrom(null, null, 'slow'),
      scenarios: fc.subarray(['s0', 's1', 's2']),
    })
    .map((over) => ({
      ...{ method: 'GET', path: '/accounts', where: 'body', pointer: '/id', expected: 'a string', got: 'nothing' },
      ...{ nearest: null, firstAt: facts.run.startedAt, count: 1 },
      ...over,
    })),
  { maxLength: 2 },
);

const anyFingerprint = fc.option(
  fc.constantFrom(fingerprint(fact('version/portal', 'a')), fingerprint(fact('version/portal', 'b'))),
  { freq: 5 },
);

/** Whatever a run may have left. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    state: fc.constantFrom('finished' as const, 'finished' as const, 'failed' as const, 'interrupted' as const),
    before: fc.option(anyFindings, { freq: 5 }),
    after: fc.option(anyFindings),
    scenarios: anyScenarios,
    contractFindings: anyDeviations,
    fingerprint: anyFingerprint,
    fingerprintAfter: anyFingerprint,
    ledgerTroubles: fc.constantFrom([], [], ['a line is missing']),
    ledgerUnread: fc.constantFrom(null, null, 'no answer'),
  })
  .map(({ state, before, after, scenarios, contractFindings, ...more }) => ({
    ...facts,
    run: { ...facts.run, state },
    readiness: before === null ? null : asked(before),
    readinessAfter: after === null ? null : asked(after),
    evidence: { schemaVersion: 1, scenarios, contractFindings, gaps: [] },
    ...more,
  }));

/** What a team may write in rules.ts: any severity of any rule, and a waiver of everything. */
export const anyRules: fc.Arbitrary<Rules> = fc
  .record({
    severity: fc.dictionary(
      fc.constantFrom(...allRules.map(({ id }) => id)),
      fc.constantFrom('blocker' as const, 'doubt' as const, 'risk' as const, 'off' as const),
    ),
    waivesAll: fc.boolean(),
  })
  .map(({ severity, waivesAll }) => {
    const all = { id: '*', reason: 'known', by: 'Somebody', until: '2099-01-01' };
    return rulesSchema.parse({ severity, waivers: waivesAll ? [all] : [] });
  });

/** A readiness check that found this. */
export function asked(findings: Finding[]): NonNullable<Facts['readiness']> {
  return { schemaVersion: 1, environment: 'local', startedAt: facts.run.startedAt, durationMs: 5, findings };
}
