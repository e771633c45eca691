import type { Evidence, Scenario, Step } from '../../../model/evidence.ts';
import { type Diagnosis, MILESTONES, type MilestoneName } from '../../../model/milestone.ts';
import { plainPicture, plainScenario, plainStep } from '../../helpers/plain-evidence.ts';
import { after, platform } from './people.ts';

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
    const pictures = screenshots.map((path) => ({ path, at: after(at), ...plainPicture }));
    return { ...plainStep, title: stepTitle, status, startedAt, durationMs, screenshots, pictures };
  });
  return {
    id,
    title,
    ...plainScenario,
    startedAt: after(beginsAt),
    durationMs: at - beginsAt,
    steps: played,
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

/** The same with budgets, one of them too small, and a fallback. */
export const budgetedPayment: Scenario = {
  ...payment,
  steps: payment.steps.map((step, index) => ({
    ...step,
    budgetMs: [null, 5_000, 1_000, null][index] ?? null,
    fallback: index === 2 ? 'show the payment of yesterday' : null,
  })),
};

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

export const notPolled: Diagnosis = {
  milestone: 'polled',
  cause: 'The bank decided, and the status-poller never asked it: the job has not run since it was deployed.',
  subject: 'status-poller',
  owner: platform,
  remedy: 'Deploy the job status-poller to staging, and see that its schedule is */2 * * * * *.',
  waitedMs: 5_000,
};

export const stuckAccount = sampleScenario({
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

export const cutOffAccount = sampleScenario({
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

export function sampleEvidence(scenarios: Scenario[], gaps: string[] = []): Evidence {
  return { schemaVersion: 1, scenarios, contractFindings: [], gaps };
}

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
