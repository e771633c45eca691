import { change, changePart, type PlannedPart, type StagePlan } from '../plan.ts';
import { fails, type Incident } from './incident.ts';

const JOB = 'status-poller';
const DAY_MS = 86_400_000;
/** An address at which no database listens: only the system's own services may take that port. */
const NO_DATABASE = 'postgresql://127.0.0.1:2/none';

/** The job that asks the bank about applications does not do its work, each time for another reason. */
export const jobIncidents: readonly Incident[] = [
  {
    id: 'job-absent',
    title: 'the job that asks the bank about applications was never deployed',
    teaches: 'What runs on a schedule fails in silence: every page works, and the account never opens.',
    finding: fails('job/status-poller'),
    apply: (plan) => changeJob(plan, { started: false }),
  },
  {
    id: 'job-without-credential',
    title: 'the job is deployed without its secret for the bank',
    teaches: 'A job has a configuration of its own: that the services hold the secret does not help it.',
    finding: fails('configuration/status-poller/BANK_CLIENT_SECRET'),
    apply: (plan) => changeJob(plan, { withheld: ['BANK_CLIENT_SECRET'] }),
  },
  {
    id: 'job-suspended',
    title: 'the job is there, but somebody suspended it',
    teaches: 'Suspended for a release and never resumed: it answers, and it will not run.',
    finding: fails('job/status-poller'),
    apply: (plan) => withJobVariables(plan, { POLL_SUSPENDED: 'yes' }),
  },
  {
    id: 'job-schedule',
    title: 'the job runs once an hour instead of every two seconds',
    teaches: 'A schedule that suits production at night leaves an audience waiting for the rest of the demo.',
    finding: fails('job/status-poller'),
    apply: (plan) => withJobVariables(plan, { POLL_SCHEDULE: '0 0 * * * *' }),
  },
  {
    id: 'job-time-zone',
    title: 'the job’s schedule is in the time of Los Angeles',
    teaches: 'The schedule reads as it should and means another hour of the day.',
    finding: fails('job/status-poller'),
    apply: (plan) => withJobVariables(plan, { POLL_TIME_ZONE: 'America/Los_Angeles' }),
  },
  {
    id: 'job-stale',
    title: 'the job has not run since yesterday, though it is there and enabled',
    teaches: 'Its last run succeeded, which is all that most dashboards show; that it was due since is what matters.',
    finding: fails('job/status-poller'),
    apply: (plan) =>
      withJobVariables(change(plan, 'database', { lastPollEndedMsAgo: DAY_MS }), { POLL_RUNS_AT_MOST: '0' }),
  },
  {
    id: 'job-failing',
    title: 'every run of the job fails, because it looks for its database where there is none',
    teaches: 'It runs on time and never succeeds: the reason stands in the finding, not only in a log.',
    finding: fails('job/status-poller'),
    apply: (plan) => withJobVariables(plan, { DATABASE_URL: NO_DATABASE }),
  },
  {
    id: 'job-idle',
    title: 'an application waits, and the job looks at none: it looks into another, empty database',
    teaches: 'Each run is on time and succeeds. Beside the number of things that wait, its zero gives it away.',
    finding: fails('job-work/status-poller'),
    apply: (plan) => changeJob(change(plan, 'database', { waitingApplications: 1 }), { otherDatabase: true }),
  },
];

function changeJob(plan: StagePlan, difference: Partial<PlannedPart>): StagePlan {
  return changePart(plan, JOB, difference);
}

function withJobVariables(plan: StagePlan, replaced: PlannedPart['replaced']): StagePlan {
  return changePart(plan, JOB, { replaced });
}
