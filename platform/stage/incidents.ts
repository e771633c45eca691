import { Problem } from '../../support/problem.ts';
import type { News } from './news.ts';
import { changePart, type StagePlan } from './plan.ts';
import { newCallbackSecret } from './stage-secrets.ts';

/** A failure that the sample platform can be put into, so that the rehearsal is seen to catch it. */
export interface Incident {
  id: string;
  /** What is wrong, in one sentence. */
  title: string;
  /** What a demo's owner learns from it. */
  teaches: string;
  /** How the platform must learn of the bank's decisions for it to show; as it is staged without. */
  news?: News;
  apply(plan: StagePlan): StagePlan;
}

export const incidents: readonly Incident[] = [
  {
    id: 'missing-credential',
    title: 'payments is deployed without its secret for the bank',
    teaches: 'A service that lacks one variable is found before anybody waits for a spinner that never ends.',
    apply: (plan) => changePart(plan, 'payments', { withheld: ['BANK_CLIENT_SECRET'] }),
  },
  {
    id: 'job-absent',
    title: 'the job that asks the bank about applications was never deployed',
    teaches: 'What runs on a schedule fails in silence: every page works, and the account never opens.',
    apply: (plan) => changePart(plan, 'status-poller', { started: false }),
  },
  {
    id: 'bank-down',
    title: 'the bank does not answer',
    teaches: 'An outage of somebody else is told apart from a fault of the platform, with the right team to call.',
    apply: (plan) => changePart(plan, 'bank', { started: false }),
  },
  {
    id: 'wrong-environment',
    title: 'onboarding runs with variables meant for another environment',
    teaches: 'A service that belongs elsewhere is noticed before a click of the demo writes into the wrong place.',
    apply: (plan) => changePart(plan, 'onboarding', { replaced: { ENVIRONMENT_NAME: 'beta', ENVIRONMENT_ID: 'beta' } }),
  },
  {
    id: 'job-elsewhere',
    title: 'the job that asks the bank about applications looks into another, empty database',
    teaches:
      'Every check passes and the job runs on time, but no application of the demo is ever asked about: only the whole cycle shows it.',
    apply: (plan) => changePart(plan, 'status-poller', { otherDatabase: true }),
  },
  {
    id: 'callback-secret-differs',
    title: 'onboarding verifies the bank’s callbacks with another secret than the bank signs with',
    teaches:
      'Both sides have a secret, so every check of one side passes; that it is not the same shows when the bank calls and is turned away.',
    news: 'callbacks',
    apply: (plan) => changePart(plan, 'onboarding', { replaced: { BANK_CALLBACK_SECRET: newCallbackSecret() } }),
  },
];

/** The incident with an id. Throws a Problem that lists all ids when there is none. */
export function findIncident(id: string): Incident {
  const found = incidents.find((incident) => incident.id === id);
  if (found !== undefined) return found;
  throw new Problem(
    `There is no incident ${id}`,
    'the sample platform knows how to fail in other ways',
    `choose one of ${incidents.map((incident) => incident.id).join(', ')}`,
  );
}
