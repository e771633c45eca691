import { change, changePart } from '../plan.ts';
import { fails, type Incident, warns } from './incident.ts';

/** What the people who run the platform count on. */
export const operationsIncidents: readonly Incident[] = [
  {
    id: 'operations-open',
    title: 'the operations endpoints of portal answer everybody',
    teaches: 'Whoever guesses the address reads what runs there and how it is configured.',
    finding: fails('security/portal/operations'),
    apply: (plan) => changePart(plan, 'portal', { replaced: { OPERATIONS_OPEN: 'yes' } }),
  },
  {
    id: 'log-missing',
    title: 'nobody collects the log of payments',
    teaches:
      'When something goes wrong on stage, there is nothing to look into; a request that can’t be found shows it.',
    finding: fails('logging/payments'),
    apply: (plan) => change(plan, 'surroundings', { uncollectedLogs: ['payments'] }),
  },
  {
    id: 'documentation-gone',
    title: 'the runbook that the platform links to is gone',
    teaches: 'Whoever is woken at night opens the link first. The demo can go on; the page must come back.',
    finding: warns('link/onboarding/runbook'),
    apply: (plan) => change(plan, 'surroundings', { missingPages: ['runbook'] }),
  },
];
