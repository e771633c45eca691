import { change, changePart } from '../plan.ts';
import { fails, type Incident } from './incident.ts';

/** An address at which no database listens: only the system's own services may take that port. */
const NO_DATABASE = 'postgresql://127.0.0.1:2/none';

/** A service is not there, not the right one, or not able to work. */
export const serviceIncidents: readonly Incident[] = [
  {
    id: 'service-absent',
    title: 'onboarding was never deployed',
    teaches: 'The pages open and look right; that nobody stands behind them shows before a customer fills in a form.',
    finding: fails('reachable/onboarding'),
    apply: (plan) => changePart(plan, 'onboarding', { started: false }),
  },
  {
    id: 'service-crashed',
    title: 'payments was killed after it had started',
    teaches: 'A deployment that was green says nothing about the process being alive an hour later.',
    finding: fails('reachable/payments'),
    apply: (plan) => changePart(plan, 'payments', { crashes: true }),
  },
  {
    id: 'not-ready',
    title: 'payments runs but can’t reach its database',
    teaches: 'A process that answers is not one that works: it says itself what it lacks, and its team is named.',
    finding: fails('ready/payments'),
    apply: (plan) => changePart(plan, 'payments', { replaced: { DATABASE_URL: NO_DATABASE } }),
  },
  {
    id: 'database-down',
    title: 'the database is gone',
    teaches: 'Two services, a job and all data fail at once; one cause is reported, and one team is called.',
    finding: fails('reachable/database'),
    apply: (plan) => change(plan, 'database', { takenDown: true }),
  },
  {
    id: 'wrong-environment',
    title: 'onboarding runs with variables meant for another environment',
    teaches: 'A service that belongs elsewhere is noticed before a click of the demo writes into the wrong place.',
    finding: fails('identity/onboarding'),
    apply: (plan) => changePart(plan, 'onboarding', { replaced: { ENVIRONMENT_NAME: 'beta', ENVIRONMENT_ID: 'beta' } }),
  },
  {
    id: 'wrong-version',
    title: 'onboarding runs another version than the one that was rehearsed',
    teaches: 'What was tested yesterday is not what runs today: both commits are named before anybody relies on it.',
    finding: fails('version/onboarding'),
    apply: (plan) =>
      changePart(plan, 'onboarding', { replaced: { COMMIT: '0000000000000000000000000000000000000000' } }),
  },
  {
    id: 'clock-skew',
    title: 'the clock of payments is five minutes ahead',
    teaches:
      'Signatures, tokens and time limits fail for no reason that anybody sees; the clock that is wrong is named.',
    finding: fails('clock/payments'),
    apply: (plan) => changePart(plan, 'payments', { replaced: { CLOCK_OFFSET_MS: '300000' } }),
  },
];
