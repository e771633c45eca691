import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { compare } from '../../cli/commands/compare.ts';
import { compareRuns } from '../../cli/compare/compare-runs.ts';
import { type RunSide, sideOfEntry } from '../../cli/compare/run-side.ts';
import { NO_DEMO } from '../../model/demo.ts';
import type { Scenario } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { runComparisonSchema } from '../../model/run-comparison.ts';
import { type RunFolder, runFolder } from '../../model/run-folder.ts';
import type { Outcome, Verdict } from '../../model/verdict.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import { paintWith } from '../../reports/readiness/paint.ts';
import { runComparisonText } from '../../reports/terminal/run-comparison-text.ts';
import { describeProblem, Problem } from '../../support/problem.ts';
import { fingerprintOf, ledgerEntry } from '../helpers/ledger-entry.ts';
import { rehearse } from '../helpers/rehearse-command.ts';
import { facts, finding, scenario, team } from '../verdict/samples.ts';
import { projectWithLedger, remember } from './kept-ledger.ts';

const FIRST = '2026-11-19T020000-aaaa';
const SECOND = '2026-11-20T020000-bbbb';

function verdictOf(run: string, outcome: Outcome, blocker?: string): Verdict {
  const reason = {
    rule: 'readiness-failed',
    subject: 'payments',
    owner: team,
    cause: 'so',
    remedy: '',
    consequences: [],
    evidence: [],
    fixWindow: null,
    ticket: null,
  };
  return {
    schemaVersion: 1,
    run,
    environment: 'staging',
    outcome,
    summary: 'as it came out',
    judgedAt: '2026-11-20T02:01:00.000Z',
    blockers: blocker === undefined ? [] : [{ ...reason, id: blocker, title: `${blocker} is wrong` }],
    risks: [],
    doubts: [],
    executedSteps: 1,
    journeyMs: 1000,
    waived: [],
    goInARow: null,
    drift: null,
    rollback: null,
  };
}

interface Kept {
  outcome: Outcome;
  blocker?: string;
  findings?: Finding[];
  /** What was answered when it was asked again after the scenarios. */
  afterwards?: Finding[];
  scenarios?: Scenario[];
  version?: string;
}

/** Keeps a run on staging in its folder. */
async function keep(
  project: string,
  id: string,
  { outcome, blocker, findings = [], afterwards = findings, scenarios = [], version = 'abc1234' }: Kept,
): Promise<RunFolder> {
  const folder = runFolder(join(project, 'reports/runs', id));
  mkdirSync(folder.path, { recursive: true });
  const startedAt = `${id.slice(0, 10)}T02:00:00.000Z`;
  await writeArtefact(folder.run, {
    ...facts.run,
    id,
    environment: 'staging',
    demo: NO_DEMO,
    startedAt,
    endedAt: `${id.slice(0, 10)}T02:01:00.000Z`,
  });
  await writeArtefact(folder.verdict, verdictOf(id, outcome, blocker));
  const asked = { schemaVersion: 1, environment: 'staging', startedAt, durationMs: 1 };
  await writeArtefact(folder.readiness, { ...asked, findings });
  await writeArtefact(folder.readinessAfter, { ...asked, findings: afterwards });
  await writeArtefact(folder.fingerprint, fingerprintOf({ 'version/portal': version }));
  await writeArtefact(folder.evidence, { schemaVersion: 1, scenarios, contractFindings: [], gaps: [] });
  return folder;
}

const step = (title: string, status: 'passed' | 'failed', durationMs: number) => ({
  ...(scenario('a').steps[0] ?? assert.fail()),
  title,
  status,
  durationMs,
});

test('two runs side by side: what came, what changed, which step failed, and how much longer it took', async (t) => {
  const project = await projectWithLedger(t, []);
  await keep(project, FIRST, {
    outcome: 'go',
    findings: [
      finding('configuration/payments/TENANT_ID', 'pass'),
      finding('job/poller', 'pass'),
      finding('ready/payments', 'pass'),
    ],
    scenarios: [
      scenario('a', { durationMs: 12_000, steps: [step('They pay', 'passed', 1200), step('It shows', 'passed', 400)] }),
    ],
  });
  await keep(project, SECOND, {
    outcome: 'no-go',
    blocker: 'configuration/payments/TENANT_ID',
    findings: [
      finding('configuration/payments/TENANT_ID', 'fail', { observed: 'not set' }),
      finding('ready/payments', 'unknown', { because: 'configuration/payments/TENANT_ID' }),
      finding('job/poller', 'pass'),
    ],
    afterwards: [finding('job/poller', 'fail', { observed: 'stopped' })],
    scenarios: [
      scenario('a', {
        status: 'failed',
        durationMs: 14_000,
        steps: [step('They pay', 'failed', 5000), step('It shows', 'passed', 400)],
      }),
    ],
    version: 'def5678',
  });
  const compared = await rehearse(t, ['compare', '2026-11-19', SECOND], { cwd: project });
  assert.equal(compared.exitCode, 1, compared.stderr);
  assert.equal(
    compared.stdout,
    [
      `run          ${FIRST}      ${SECOND}`,
      'environment  staging                     staging',
      'started      Thu 19 Nov 2026, 02:00 UTC  Fri 20 Nov 2026, 02:00 UTC',
      'outcome      go                          no-go',
      'took         1 min                       1 min',
      '',
      'What stands in the way',
      '✗ nothing → blocker  configuration/payments/TENANT_ID is wrong (Payments team)',
      '',
      'Findings that came to something else',
      '✗ pass → fail  configuration/payments/TENANT_ID: not set (1 more follows from it)',
      '✗ pass → fail  job/poller: stopped',
      '',
      'What was deployed or configured otherwise',
      '~ version/portal: def5678 instead of abc1234',
      '',
      'Scenarios',
      '✗ Scenario a: passed → failed, 12 s → 14 s (+2.0 s)',
      '  ✗ They pay: passed → failed, 1.2 s → 5.0 s (+3.8 s)',
      '  = It shows: passed, 0.4 s',
      '',
      'The second run is worse than the first.',
      '',
    ].join('\n'),
  );
  const back = await rehearse(t, ['compare', SECOND, FIRST, '--json'], { cwd: project });
  assert.equal(back.exitCode, 0, 'the other way round it is better');
  assert.equal(runComparisonSchema.parse(JSON.parse(back.stdout)).turn, 'better');
});

test('runs are named by latest and last-go too; where only the ledger has one, what it holds is compared', async (t) => {
  const kept = { 'version/portal': 'abc1234' };
  const project = await projectWithLedger(t, [
    ledgerEntry('2026-11-17T020000-cccc', { environment: 'beta' }),
    ledgerEntry(FIRST, {
      fingerprint: fingerprintOf(kept),
      durations: { whole: 50_000, readiness: 1, journey: 1, scenarios: { a: 900 }, steps: {} },
    }),
  ]);
  await keep(project, SECOND, { outcome: 'risk', scenarios: [scenario('a')], version: 'def5678' });
  await remember(project, [ledgerEntry(SECOND, { outcome: 'risk' })]);
  const compared = await rehearse(t, ['compare', 'last-go', 'latest', '--json'], { cwd: project });
  assert.equal(compared.exitCode, 1, compared.stderr);
  const { runs, facts: changed, scenarios, notes } = runComparisonSchema.parse(JSON.parse(compared.stdout));
  assert.deepEqual(
    runs.map(({ id, from, outcome }) => `${id} ${from} ${outcome}`),
    [`${FIRST} ledger go`, `${SECOND} folder risk`],
  );
  assert.deepEqual(
    changed.map(({ id }) => id),
    ['version/portal'],
  );
  assert.deepEqual(
    scenarios.map(({ title, was, is, steps }) => [title, was?.durationMs, is?.durationMs, steps.length]),
    [['Scenario a', 900, 1000, 0]],
  );
  assert.match(
    notes.join('\n'),
    new RegExp(`^${FIRST} is in the ledger alone: its findings and steps are not known$`, 'm'),
  );
});

const REFUSED: { names: [string, string]; said: RegExp }[] = [
  { names: ['staging', FIRST], said: /staging is an environment, .* is none: but means a run/ },
  {
    names: ['staging', 'btea'],
    said: /staging is an environment, btea is none: there are beta, staging; did you mean beta\?/,
  },
  { names: ['2026-11', SECOND], said: /"2026-11" is more than one run\n.*2 runs begin with it/ },
  {
    names: ['yesterday', SECOND],
    said: /"yesterday" is neither an environment nor a run\n.*environments are beta, staging.*2026-11/,
  },
  { names: ['yesterday', 'last-go'], said: /"yesterday" is neither an environment nor a run/ },
  { names: [FIRST, '2026-11-19T'], said: /are the same run/ },
  { names: ['last-go', 'last-go'], said: /can't be compared with itself/ },
  { names: ['last-go', 'latest'], said: /No run on staging was go/ },
];

test('names that mean no run, several, the same, or something else are refused, and what to do is said', async (t) => {
  const project = await projectWithLedger(t, []);
  for (const id of [FIRST, SECOND]) await keep(project, id, { outcome: 'go' });
  for (const { names, said } of REFUSED) {
    const refused: unknown = await compare(project, ...names, {}).catch((error: unknown) => error);
    assert.ok(refused instanceof Problem, names.join(' '));
    assert.match(describeProblem(refused), said);
    assert.match(refused.remedy, /^name /);
  }
});

const side = (id: string, over: Partial<RunSide> = {}): RunSide => ({
  ...sideOfEntry(ledgerEntry(id)),
  findings: [],
  ...over,
});

test('what is not known is said, and never taken for better or worse', () => {
  const unjudged = side(SECOND, {
    about: { ...side(SECOND).about, outcome: null, from: 'folder' },
    scenarios: null,
    findings: null,
  });
  const reasons = [{ id: 'job/poller', title: 'late', subject: 'poller', owner: null, weight: 'blocker' as const }];
  const {
    turn,
    reasons: compared,
    notes,
  } = compareRuns(side(FIRST, { reasons, scenarios: [{ ...scenario('a') }] }), unjudged);
  assert.deepEqual([turn, compared], ['different', []]);
  for (const said of [
    /was not judged/,
    /found out about the environment is not known/,
    /scenarios of .* bbbb/,
    /configured in .*aaaa is not known/,
  ]) {
    assert.match(notes.join('\n').replaceAll('-bbbb', ' bbbb'), said);
  }
  const text = runComparisonText(compareRuns(side(FIRST), unjudged), paintWith(false));
  assert.match(text, /^outcome {6}go +not judged$/m);
});

const anySide = fc
  .record({
    outcome: fc.constantFrom<Outcome[]>('go', 'risk', 'no-go', 'inconclusive'),
    findings: fc.dictionary(
      fc.constantFrom('a/x', 'b/y', 'c/z'),
      fc.constantFrom('pass' as const, 'warn' as const, 'fail' as const, 'unknown' as const),
    ),
    scenarios: fc.uniqueArray(fc.constantFrom('one', 'two', 'three')),
    failing: fc.boolean(),
  })
  .map(({ outcome, findings, scenarios, failing }) =>
    side(FIRST, {
      about: { ...side(FIRST).about, outcome },
      findings: Object.entries(findings).map(([id, status]) => finding(id, status)),
      scenarios: scenarios.map((id) => scenario(id, { status: failing ? 'failed' : 'passed' })),
    }),
  );

test('a run beside itself is the same; what is only better one way is worse the other way round', () => {
  fc.assert(
    fc.property(anySide, anySide, (one, other) => {
      const itself = compareRuns(one, one);
      assert.deepEqual([itself.turn, itself.findings, itself.facts], ['same', [], []]);
      const there = compareRuns(one, other).turn;
      const back = compareRuns(other, one).turn;
      if (there === 'better') assert.equal(back, 'worse');
      if (there === 'same') assert.equal(back, 'same');
    }),
  );
});
