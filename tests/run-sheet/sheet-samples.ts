import type { Scenario, Step } from '../../model/evidence.ts';
import type { StepAction } from '../../model/step-action.ts';
import type { ReportInput } from '../../reports/report-input.ts';
import { investorDemo } from '../reports/samples/decided.ts';
import { environment, sampleRun } from '../reports/samples/run.ts';
import {
  account,
  filesOf,
  payment,
  sampleEvidence,
  sampleScenario,
  samples,
  sampleVerdict,
} from '../reports/samples.ts';

export const FALLBACK = 'show the payment of yesterday';
export const IBAN = 'DE75512108001245126199';

const action = (does: StepAction['does'], target: string, value: string | null = null): StepAction => ({
  at: '2026-11-20T09:30:14.500Z',
  durationMs: 20,
  does,
  target,
  value,
});

const SCRIPTS: readonly Partial<Step>[] = [
  { say: 'This is where a customer pays.' },
  {
    actions: [
      action('clicks', 'Make a payment'),
      action('fills', 'Beneficiary IBAN', IBAN),
      action('fills', 'Password'),
      action('chooses', 'Country', 'Ireland'),
    ],
  },
  {
    do: 'Pay now.',
    say: 'One click, and the bank moves the money while you watch.',
    meanwhile: 'The spinner turns until the bank has said yes.',
    budgetMs: 1_000,
    fallback: FALLBACK,
  },
  { fallback: 'tell it with the slides' },
];

/** A payment with all that a script can say of its steps. */
export const scriptedPayment: Scenario = {
  ...payment,
  personas: [
    {
      name: 'payment',
      facts: [
        { name: 'Beneficiary IBAN', value: IBAN },
        { name: 'Code', value: null },
      ],
    },
  ],
  steps: payment.steps.map((step, index) => ({ ...step, ...SCRIPTS[index] })),
};

export const oldPayment: Scenario = sampleScenario({
  id: 'old-payment',
  title: 'The payment of yesterday',
  beginsAt: 30_000,
  steps: [
    ['The customer opens the list', 400],
    ['They open a payment', 300],
  ],
  changes: { fallback: FALLBACK },
});

const evidence = sampleEvidence([scriptedPayment, account, oldPayment]);

/** A rehearsal that went, with a demo, a script, and one of two fallbacks rehearsed. */
export const scripted: ReportInput = {
  ...samples.go,
  run: sampleRun({ demo: investorDemo }),
  environment: { ...environment, entrance: 'portal' },
  evidence,
  verdict: sampleVerdict('go', 'All passed.', { journeyMs: payment.durationMs + account.durationMs }),
  present: filesOf(evidence),
};
