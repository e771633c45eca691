import type { ContractFinding } from '../../model/contract-finding.ts';
import type { Evidence, Scenario, Step } from '../../model/evidence.ts';
import type { Finding, FindingStatus, Readiness } from '../../model/finding.ts';
import { type Diagnosis, MILESTONES, type MilestoneName } from '../../model/milestone.ts';
import type { Owner } from '../../model/owner.ts';
import type { Run } from '../../model/run.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';
import type { EnvironmentSummary } from '../../reports/environment-summary.ts';
import type { ReportInput } from '../../reports/report-input.ts';

const BEGAN = Date.parse('2026-11-20T09:30:12.000Z');
/** A moment of the sample run, in milliseconds after it began. */
export const after = (milliseconds: number): string => new Date(BEGAN + milliseconds).toISOString();

const weekdays: Owner['workingHours']['days'] = ['mon', 'tue', 'wed', 'thu', 'fri'];
export const accounts: Owner = {
  name: 'Accounts team',
  timeZone: 'Europe/London',
  workingHours: { from: '09:00', to: '17:30', days: weekdays },
  contact: 'accounts-oncall@example.test',
};
export const platform: Owner = {
  name: 'Platform team',
  timeZone: 'America/Los_Angeles',
  workingHours: { from: '09:00', to: '17:00', days: weekdays },
  contact: '#team-platform',
};
export const bankRelations: Owner = {
  name: 'Bank relations',
  timeZone: 'Europe/Berlin',
  workingHours: { from: '08:30', to: '17:00', days: weekdays },
  contact: '+49 30 555 0100',
};

export function sampleRun(changes: Partial<Run> = {}): Run {
  return {
    schemaVersion: 1,
    id: '2026-11-20T093012-4f1c',
    environment: 'staging',
    demo: { at: '2026-11-20T15:00:00.000Z', slotMs: 20 * 60_000 },
    arguments: ['run', '--env', 'staging', '--demo', '2026-11-20T15:00:00Z', '--slot', '20m'],
    incident: null,
    bankVersion: null,
    only: null,
    seed: 20261120,
    git: { commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334', branch: 'main', dirty: false },
    tools: { node: '24.21.0', playwright: '1.65.1' },
    conductor: { pid: 4242, host: 'rehearsal-room' },
    startedAt: after(0),
    endedAt: after(64_000),
    state: 'finished',
    ...changes,
  };
}

export const environment: EnvironmentSummary = {
  name: 'staging',
  protected: false,
  identity: { name: 'staging', id: 'stg-7' },
  services: {
    portal: { url: 'https://portal.staging.example.test', owner: accounts },
    onboarding: { url: 'https://onboarding.staging.example.test', owner: accounts },
    payments: { url: 'https://payments.staging.example.test', owner: accounts },
  },
  jobs: { 'status-poller': { url: 'https://poller.staging.example.test', owner: platform, schedule: '*/2 * * * * *' } },
  bank: { url: 'https://bank.staging.example.test', owner: bankRelations, contract: '2026-03', mock: true },
};

const CHECKS: Record<string, readonly string[]> = {
  environment: ['identity'],
  portal: ['reachable', 'ready', 'configuration', 'version'],
  onboarding: ['reachable', 'ready', 'configuration', 'version'],
  payments: ['reachable', 'ready', 'configuration', 'version'],
  'status-poller': ['reachable', 'ready', 'configuration', 'version', 'job'],
  bank: ['reachable', 'credential'],
};

export function finding(check: string, subject: string, changes: Partial<Finding> = {}): Finding {
  return {
    id: `${check}/${subject}`,
    check,
    subject,
    status: 'pass',
    expected: `${subject} to answer as ${check} asks`,
    observed: '200 OK',
    source: `https://${subject}.staging.example.test/health/${check}`,
    observedAt: after(900),
    durationMs: 42,
    owner: subject === 'status-poller' ? platform : subject === 'bank' ? bankRelations : accounts,
    remedy: '',
    ...changes,
  };
}

/** Every check passed, but for what `changes` says of a finding's id. */
export function sampleReadiness(changes: Record<string, Partial<Finding> & { status: FindingStatus }> = {}): Readiness {
  const findings = Object.entries(CHECKS).flatMap(([subject, checks]) =>
    checks.map((check) => finding(check, subject, changes[`${check}/${subject}`])),
  );
  return { schemaVersion: 1, environment: 'staging', startedAt: after(400), durationMs: 830, findings };
}

interface Played {
  id: string;
  title: string;
  beginsAt: number;
  steps: readonly (readonly [title: string, durationMs: number, status?: Step['status']])[];
  changes?: Partial<Scenario>;
}

export function sampleScenario({ id, title, beginsAt, steps, changes = {} }: Played): Scenario {
  let at = beginsAt;
  const played = steps.map(([stepTitle, durationMs, status = 'passed'], index): Step => {
    const startedAt = after(at);
    at += durationMs + 40;
    const screenshots = status === 'skipped' ? [] : [`attachments/${id}-${index + 1}.png`];
    return { title: stepTitle, status, startedAt, durationMs, screenshots };
  });
  return {
    id,
    title,
    status: 'passed',
    attempts: 1,
    startedAt: after(beginsAt),
    durationMs: at - beginsAt,
    steps: played,
    milestones: [],
    diagnoses: [],
    bankCalls: [],
    decisions: [],
    earlierErrors: [],
    trace: `traces/${id}/trace.zip`,
    ...changes,
  };
}

export const payment = sampleScenario({
  id: 'instant-payment',
  title: 'An instant payment',
  beginsAt: 2_000,
  steps: [
    ['The customer opens the portal', 410],
    ['They fill in the payment', 860],
    ['They pay, and the spinner resolves', 1_240],
    ['The receipt shows', 120],
  ],
});

const milestoneTimes = [6_900, 7_350, 9_800, 11_700, 11_720, 12_160];
export const milestones = (count: number) =>
  MILESTONES.slice(0, count).map((name: MilestoneName, index) => ({ name, at: after(milestoneTimes[index] ?? 0) }));

const onApplication = { version: '2026-03', resource: 'BA-1042', fault: null } as const;
const bankCalls: Scenario['bankCalls'] = [
  {
    ...onApplication,
    at: after(7_340),
    method: 'POST',
    path: '/oauth2/token',
    status: 200,
    durationMs: 4,
    operation: 'issueToken',
    role: 'token',
    resource: null,
    state: null,
  },
  {
    ...onApplication,
    at: after(7_350),
    method: 'POST',
    path: '/business-account-applications',
    status: 202,
    durationMs: 6,
    operation: 'submitApplication',
    role: 'create',
    state: 'information-required',
  },
  {
    ...onApplication,
    at: after(9_400),
    method: 'POST',
    path: '/business-account-applications/BA-1042/information',
    status: 202,
    durationMs: 5,
    operation: 'supplyInformation',
    role: 'supply',
    state: 'under-review',
  },
  {
    ...onApplication,
    at: after(11_690),
    method: 'GET',
    path: '/business-account-applications/BA-1042',
    status: 200,
    durationMs: 3,
    operation: 'readApplication',
    role: 'read',
    state: 'approved',
  },
];
const byStaff = { final: true, by: 'Bank staff' };
const decisions: Scenario['decisions'] = [
  { ...byStaff, at: after(9_800), resource: 'BA-1042', decision: 'approve', state: 'approved' },
];

export const account = sampleScenario({
  id: 'business-account-approved',
  title: 'A business account, approved after the bank asks for more',
  beginsAt: 5_000,
  steps: [
    ['The customer opens the form', 380],
    ['They fill in the company', 1_260],
    ['They submit the application', 310],
    ['The bank asks for more information', 920],
    ['The customer supplies it', 1_040],
    ['Bank staff approve in their console', 690],
    ['The customer sees the account open', 2_480],
  ],
  changes: { milestones: milestones(6), bankCalls, decisions },
});

export const rejected = sampleScenario({
  id: 'business-account-rejected',
  title: 'A business account, declined by the bank',
  beginsAt: 13_000,
  steps: [
    ['The customer applies', 1_710],
    ['Bank staff decline with a reason', 660],
    ['The customer reads the reason', 2_130],
  ],
  changes: {
    milestones: milestones(6),
    decisions: [{ ...byStaff, at: after(9_800), resource: 'BA-1043', decision: 'reject', state: 'rejected' }],
  },
});

const deviation = { version: '2026-09', fault: null, nearest: null, scenarios: ['business-account-approved'] };
export const contractFindings: ContractFinding[] = [
  {
    ...deviation,
    side: 'call',
    operation: null,
    role: null,
    method: 'GET',
    path: '/business-account-applications/BA-1042',
    where: null,
    pointer: '',
    expected: 'a call that the contract 2026-09 has',
    got: 'GET /business-account-applications/BA-1042',
    status: 404,
    nearest: 'readApplication',
    firstAt: after(9_400),
    count: 7,
  },
  {
    ...deviation,
    side: 'request',
    operation: 'submitApplication',
    role: 'create',
    method: 'POST',
    path: '/business-accounts/applications',
    where: 'body',
    pointer: '/company/legalForm',
    expected: 'a field that is required',
    got: 'nothing',
    status: 422,
    firstAt: after(7_340),
    count: 1,
  },
  {
    ...deviation,
    side: 'response',
    operation: 'createPayment',
    role: 'create',
    method: 'POST',
    path: '/payments',
    where: 'content-type',
    pointer: '',
    expected: 'application/json',
    got: 'text/html',
    status: 200,
    fault: 'gateway-page',
    firstAt: after(3_000),
    count: 2,
    scenarios: [],
  },
];

export function sampleEvidence(scenarios: Scenario[], gaps: string[] = []): Evidence {
  return { schemaVersion: 1, scenarios, contractFindings: [], gaps };
}

export function sampleVerdict(outcome: Verdict['outcome'], summary: string, changes: Partial<Verdict> = {}): Verdict {
  return {
    schemaVersion: 1,
    run: '2026-11-20T093012-4f1c',
    environment: 'staging',
    outcome,
    summary,
    judgedAt: after(64_000),
    blockers: [],
    risks: [],
    doubts: [],
    executedSteps: 14,
    journeyMs: 17_400,
    ...changes,
  };
}

export const missingCredential: Reason = {
  id: 'configuration/payments/BANK_CLIENT_SECRET',
  rule: 'required-configuration',
  title: 'payments runs without BANK_CLIENT_SECRET',
  subject: 'payments',
  owner: platform,
  cause: 'The service refused to start: its configuration has no BANK_CLIENT_SECRET, so it can’t sign in to the bank.',
  remedy: 'Set BANK_CLIENT_SECRET for payments on staging from the vault, and deploy it again.',
  consequences: [
    { id: 'reachable/payments', subject: 'payments', title: 'payments does not answer' },
    { id: 'ready/payments', subject: 'payments', title: 'payments is not ready' },
    {
      id: 'scenario/instant-payment',
      subject: 'An instant payment',
      title: 'the customer would watch a spinner that never resolves',
    },
  ],
};

export const retried: Reason = {
  id: 'retry/instant-payment',
  rule: 'first-attempts-count',
  title: '"An instant payment" passed only at the second attempt',
  subject: 'An instant payment',
  owner: accounts,
  cause: 'At the first attempt the receipt did not show within 5 s.',
  remedy: 'Look at the trace of the first attempt before presenting this scenario.',
  consequences: [],
};

export const notPolled: Diagnosis = {
  milestone: 'polled',
  cause: 'The bank decided, and the status-poller never asked it: the job has not run since it was deployed.',
  subject: 'status-poller',
  owner: platform,
  remedy: 'Deploy the job status-poller to staging, and see that its schedule is */2 * * * * *.',
  waitedMs: 5_000,
};

const stuckAccount = sampleScenario({
  id: 'business-account-approved',
  title: account.title,
  beginsAt: 5_000,
  steps: [
    ['The customer opens the form', 380],
    ['They fill in the company', 1_260],
    ['They submit the application', 310],
    ['The bank asks for more information', 920],
    ['The customer supplies it', 1_040],
    ['Bank staff approve in their console', 690],
    ['The customer sees the account open', 5_480, 'failed'],
  ],
  changes: {
    status: 'failed',
    milestones: milestones(3),
    diagnoses: [notPolled],
    bankCalls: bankCalls.slice(0, 3),
    decisions,
    error: 'The milestone "polled" did not come within 5.0 s\nat scenarios/business-account-approved.spec.ts:31',
  },
});

const cutOffAccount = sampleScenario({
  id: 'business-account-approved',
  title: account.title,
  beginsAt: 5_000,
  steps: [
    ['The customer opens the form', 380],
    ['They fill in the company', 1_260],
    ['They submit the application', 310, 'cut-off'],
  ],
  changes: { status: 'cut-off', milestones: milestones(1) },
});

/** Every file that a whole run leaves, and the pictures and traces that its evidence names. */
export function filesOf(evidence: Evidence | null): Set<string> {
  const kept = (evidence?.scenarios ?? []).flatMap(({ steps, trace }) => [
    ...steps.flatMap(({ screenshots }) => screenshots),
    ...(trace === undefined ? [] : [trace]),
  ]);
  const artefacts = ['run', 'environment', 'readiness', 'evidence', 'verdict'].map((name) => `${name}.json`);
  const reports = ['journal.jsonl', 'summary.md', 'junit.xml', 'ctrf-report.json', 'playwright/index.html'];
  return new Set([...artefacts, ...reports, 'allure-results', 'traces', ...kept]);
}

function input(parts: Partial<ReportInput>): ReportInput {
  const evidence = parts.evidence ?? null;
  return {
    run: sampleRun(),
    environment,
    readiness: sampleReadiness(),
    verdict: null,
    cutOff: false,
    notes: [],
    present: filesOf(evidence),
    ...parts,
    evidence,
  };
}

/** One sample for every way in which a run can stand. */
export const samples = {
  go: input({
    evidence: sampleEvidence([payment, account, rejected]),
    verdict: sampleVerdict(
      'go',
      'All 3 scenarios played through on staging, and all 20 checks of the environment passed.',
    ),
  }),
  risk: input({
    readiness: sampleReadiness({
      'version/payments': {
        status: 'warn',
        observed: 'build 411, deployed 12 minutes ago',
        remedy: 'Let the team confirm that this build was meant for staging.',
      },
    }),
    evidence: sampleEvidence([
      {
        ...payment,
        attempts: 2,
        earlierErrors: [
          'Expected heading "Payment receipt" to be visible within 5 s\nat scenarios/instant-payment.spec.ts:19',
        ],
      },
      account,
      rejected,
    ]),
    verdict: sampleVerdict('risk', 'Every scenario played through, one of them only when it was tried again.', {
      risks: [retried],
    }),
  }),
  contract: input({
    run: sampleRun({ bankVersion: '2026-09' }),
    evidence: { ...sampleEvidence([payment, account]), contractFindings },
    verdict: sampleVerdict('risk', 'All passed, but not everything is as the bank’s contract has it.'),
  }),
  noGo: input({
    readiness: sampleReadiness({
      'configuration/payments': {
        status: 'fail',
        expected: 'DATABASE_URL, BANK_URL, BANK_CLIENT_ID and BANK_CLIENT_SECRET are set',
        observed: 'BANK_CLIENT_SECRET is not set',
        remedy: missingCredential.remedy,
      },
      'reachable/payments': {
        status: 'fail',
        observed: 'connection refused',
        remedy: 'Mend the configuration first.',
        because: 'configuration/payments',
      },
      'ready/payments': {
        status: 'unknown',
        observed: 'nobody answered',
        remedy: 'Mend the configuration first.',
        because: 'configuration/payments',
      },
      'version/payments': {
        status: 'unknown',
        observed: 'nobody answered',
        remedy: 'Mend the configuration first.',
        because: 'configuration/payments',
      },
    }),
    verdict: sampleVerdict('no-go', 'payments on staging has no BANK_CLIENT_SECRET, so no payment can be made.', {
      blockers: [missingCredential],
      executedSteps: 0,
      journeyMs: 0,
    }),
    evidence: sampleEvidence([]),
  }),
  noGoDelayed: input({
    run: sampleRun({ incident: 'job-absent', environment: 'local' }),
    evidence: sampleEvidence([
      payment,
      stuckAccount,
      {
        ...rejected,
        status: 'skipped',
        attempts: 0,
        steps: [],
        milestones: [],
        decisions: [],
        startedAt: null,
        durationMs: 0,
      },
    ]),
    verdict: sampleVerdict('no-go', 'The status-poller was never deployed: the bank decides, and nobody hears of it.', {
      blockers: [
        {
          id: 'milestone/polled',
          rule: 'milestones-come',
          title: 'status-poller never asked the bank for its decision',
          subject: 'status-poller',
          owner: platform,
          cause: notPolled.cause,
          remedy: notPolled.remedy,
          consequences: [
            {
              id: 'scenario/business-account-approved',
              subject: 'onboarding',
              title: 'the customer never sees the account open',
            },
          ],
        },
      ],
      risks: [retried],
      executedSteps: 11,
    }),
  }),
  inconclusive: input({
    readiness: null,
    evidence: sampleEvidence(
      [payment],
      ['journal.jsonl cannot be read at line 41: what was written there is missing here'],
    ),
    notes: ['readiness.json is missing: what the environment was asked is not known'],
    verdict: sampleVerdict(
      'inconclusive',
      'The environment could not be checked, so what passed proves nothing about it.',
      {
        doubts: [
          {
            ...missingCredential,
            id: 'identity/unknown',
            rule: 'identity-proved',
            title: 'Nothing on staging says which environment it is',
            subject: 'environment',
            cause: 'No service answered the question for its version.',
            remedy: 'Check the operations token in environments/.env.staging.',
            consequences: [],
            owner: null,
          },
        ],
      },
    ),
  }),
  cutOff: input({
    run: sampleRun({ state: 'running', endedAt: null }),
    cutOff: true,
    evidence: sampleEvidence([payment, cutOffAccount]),
    notes: ['verdict.json is missing: the run was not judged'],
  }),
  running: input({
    run: sampleRun({ state: 'running', endedAt: null }),
    evidence: sampleEvidence([payment, cutOffAccount]),
  }),
  empty: input({
    run: sampleRun({
      state: 'failed',
      reason: 'The database did not start within 10 s',
      demo: { at: null, slotMs: null },
      git: null,
      tools: {},
      arguments: [],
    }),
    environment: null,
    readiness: null,
    present: new Set(),
  }),
} satisfies Record<string, ReportInput>;
