import { NO_DEMO } from '../../model/demo.ts';
import type { ReportInput } from '../../reports/report-input.ts';
import { bankChanges } from './samples/bank-changes.ts';
import { contractFindings } from './samples/contract.ts';
import { decided, investorDemo, told } from './samples/decided.ts';
import { earlierRuns } from './samples/earlier-runs.ts';
import { platform } from './samples/people.ts';
import { sampleReadiness } from './samples/readiness.ts';
import { environment, sampleRun } from './samples/run.ts';
import {
  account,
  budgetedPayment,
  cutOffAccount,
  filesOf,
  notPolled,
  payment,
  rejected,
  sampleEvidence,
  stuckAccount,
} from './samples/scenarios.ts';
import { sampleSurge } from './samples/surge.ts';
import { missingCredential, retried, sampleVerdict } from './samples/verdict.ts';

export { contractFindings } from './samples/contract.ts';
export { accounts, after, bankRelations, platform } from './samples/people.ts';
export { finding, sampleReadiness } from './samples/readiness.ts';
export { environment, sampleRun } from './samples/run.ts';
export {
  account,
  filesOf,
  milestones,
  notPolled,
  payment,
  rejected,
  sampleEvidence,
  sampleScenario,
} from './samples/scenarios.ts';
export { missingCredential, retried, sampleVerdict } from './samples/verdict.ts';

function input(parts: Partial<ReportInput>): ReportInput {
  const evidence = parts.evidence ?? null;
  return {
    run: sampleRun(),
    environment,
    readiness: sampleReadiness(),
    verdict: null,
    told: null,
    earlierRuns: null,
    bankChanges: null,
    runsBeside: new Set(),
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
  /** With a demo, a ledger, waivers, tickets and channels: all that a verdict can know. */
  decided: input({
    surge: sampleSurge,
    run: sampleRun({ demo: investorDemo }),
    readiness: sampleReadiness({
      'configuration/payments': {
        status: 'fail',
        observed: 'BANK_CLIENT_SECRET is not set',
        remedy: missingCredential.remedy,
      },
    }),
    evidence: sampleEvidence([
      { ...budgetedPayment, attempts: 2, earlierErrors: ['The receipt did not show'] },
      account,
    ]),
    verdict: sampleVerdict(
      'no-go',
      'payments on staging has no BANK_CLIENT_SECRET, so no payment can be made.',
      decided,
    ),
    told,
    earlierRuns,
    runsBeside: new Set(['2026-11-19T210014-9ab2']),
    bankChanges,
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
          evidence: [],
          fixWindow: null,
          ticket: null,
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
      demo: NO_DEMO,
      git: null,
      tools: {},
      arguments: [],
    }),
    environment: null,
    readiness: null,
    present: new Set(),
  }),
} satisfies Record<string, ReportInput>;
