import { change, type PlannedPipeline } from '../plan.ts';
import { fails, type Incident, warns } from './incident.ts';

const staged = (difference: Partial<PlannedPipeline>): Pick<Incident, 'apply'> => ({
  apply: (plan) => change(plan, 'pipeline', difference),
});

/** What brings new versions to the platform no longer does. */
export const pipelineIncidents: readonly Incident[] = [
  {
    id: 'pipeline-deleted',
    title: 'the configuration of the deployment pipeline was deleted yesterday',
    teaches:
      'Nothing fails until a fix must go out, minutes before the demo. Who deleted it, and when, is in the finding.',
    finding: fails('pipeline/deploy/configuration'),
    ...staged({ configuration: 'deleted' }),
  },
  {
    id: 'pipeline-changed',
    title: 'the configuration of the deployment pipeline was changed since the last go',
    teaches: 'It may well be right, but no rehearsal has seen it: a presenter should know who changed it.',
    finding: warns('pipeline/deploy/unchanged'),
    needsEarlierGo: true,
    ...staged({ configuration: 'changed' }),
  },
  {
    id: 'pipeline-disabled',
    title: 'the deployment pipeline is switched off',
    teaches:
      'Merged is not deployed: whoever mends something before the demo waits for a pipeline that will not start.',
    finding: fails('pipeline/deploy/enabled'),
    ...staged({ enabled: false }),
  },
  {
    id: 'pipeline-red',
    title: 'the last run of the deployment pipeline failed',
    teaches: 'What everybody believes to be live is not: the last thing that was to go out never did.',
    finding: fails('pipeline/deploy/last-run'),
    ...staged({ lastRun: 'failed' }),
  },
  {
    id: 'commit-not-deployed',
    title: 'the newest commit was merged and never deployed',
    teaches: 'The fix that was announced in the morning is in the repository, not in the demo.',
    finding: fails('pipeline/deploy/deployed/payments'),
    ...staged({ undeployedCommit: true }),
  },
];
