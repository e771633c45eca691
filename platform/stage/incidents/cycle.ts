import { changePart } from '../plan.ts';
import { newCallbackSecret } from '../stage-secrets.ts';
import type { Incident } from './incident.ts';

/** Every check passes: only playing the whole cycle shows what is wrong. */
export const cycleIncidents: readonly Incident[] = [
  {
    id: 'job-elsewhere',
    title: 'the job that asks the bank about applications looks into another, empty database',
    teaches:
      'Every check passes and the job runs on time, but no application of the demo is ever asked about: only the whole cycle shows it.',
    finding: null,
    apply: (plan) => changePart(plan, 'status-poller', { otherDatabase: true }),
  },
  {
    id: 'callback-secret-differs',
    title: 'onboarding verifies the bank’s callbacks with another secret than the bank signs with',
    teaches:
      'Both sides have a secret, so every check of one side passes; that it is not the same shows when the bank calls and is turned away.',
    finding: null,
    news: 'callbacks',
    apply: (plan) => changePart(plan, 'onboarding', { replaced: { BANK_CALLBACK_SECRET: newCallbackSecret() } }),
  },
];
