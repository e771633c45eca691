import { onClockChanges } from '../clock-changes.ts';
import { headOf, noted, yamlText } from '../commented.ts';
import type { Schedule, ScheduleFile } from '../schedule.ts';
import { commandsOf } from '../shell.ts';
import { WHO_NOTICES_A_MISSED_NIGHT, writtenBy } from '../written-by.ts';
import { podOf } from './pod.ts';
import { indexedPod, indexedSpec } from './shards.ts';

const PATH = 'rehearse.kubernetes.yaml';
/** How late a night may still begin, in seconds. */
const STARTS_WITHIN = 1800;
const LONGEST = 5400;
/** Finished jobs go after a week. */
const KEPT_FOR = 7 * 86_400;

/** CronJobs for Kubernetes, one for each environment, and what they share. */
export function kubernetesManifests(schedule: Schedule, now: number): ScheduleFile {
  const documents = [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: named('rehearse'),
      automountServiceAccountToken: noted('A rehearsal asks the cluster for nothing.', false),
    },
    ...schedule.environments.flatMap((environment) => [
      reportsOf(schedule, environment),
      cronJob(schedule, environment),
    ]),
  ];
  const text = [
    headOf(head(schedule, now)),
    ...documents.map((document) => yamlText(document, { olderRules: true, spacedOut: false }).trimEnd()),
  ].join('\n---\n');
  return { path: PATH, text: `${text}\n` };
}

/** The names of things of Kubernetes, by which they are found. */
const named = (name: string) => ({ name, labels: { 'app.kubernetes.io/name': 'rehearse' } });

/** Where the reports and the ledger of an environment are kept. */
function reportsOf({ shards }: Schedule, environment: string): unknown {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: named(`rehearse-${environment}-reports`),
    spec: {
      accessModes:
        shards === 1
          ? ['ReadWriteOnce']
          : noted('Several machines write to it: it needs a storage class that can do so, such as one of NFS.', [
              'ReadWriteMany',
            ]),
      resources: { requests: { storage: '10Gi' } },
    },
  };
}

function cronJob(schedule: Schedule, environment: string): unknown {
  const { at, timeZone, shards } = schedule;
  const pod =
    shards === 1
      ? podOf(schedule, environment, { name: 'rehearse', script: commandsOf('exec rehearse').run })
      : indexedPod(schedule, environment);
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: named(`rehearse-${environment}`),
    spec: {
      schedule: `${at.minute} ${at.hour} * * *`,
      timeZone: timeZone === 'UTC' ? 'Etc/UTC' : timeZone,
      concurrencyPolicy: noted('Two rehearsals of one environment would disturb each other.', 'Forbid'),
      startingDeadlineSeconds: STARTS_WITHIN,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        spec: {
          activeDeadlineSeconds: LONGEST,
          ttlSecondsAfterFinished: KEPT_FOR,
          ...(shards === 1
            ? { backoffLimit: noted('A no-go is an answer: it is not asked again.', 0) }
            : indexedSpec(schedule)),
          template: { metadata: { labels: { 'app.kubernetes.io/name': 'rehearse' } }, spec: pod },
        },
      },
    },
  };
}

function head(schedule: Schedule, now: number): readonly string[] {
  const { at, timeZone, environments, project, shards } = schedule;
  const [first = ''] = environments;
  const names = [...project.variables, ...project.secrets];
  return [
    writtenBy('kubernetes', schedule),
    '',
    `Every night at ${at.text} in ${timeZone}.`,
    ...onClockChanges(schedule, now, {
      whenMissing: 'Kubernetes then leaves the night out.',
      whenTwice: 'Kubernetes does not say which of them it takes; choose another time if that matters.',
    }),
    WHO_NOTICES_A_MISSED_NIGHT,
    ...(shards === 1 ? [] : ['Shards need Kubernetes 1.29 or newer, for backoffLimitPerIndex.']),
    '',
    'Before a demo:',
    `  kubectl create job --from=cronjob/rehearse-${first} before-the-demo --dry-run=client -o yaml |`,
    '    kubectl set env --local -f - DEMO=2026-12-01T15:30:00Z -o yaml | kubectl create -f -',
    ...(names.length === 0
      ? []
      : [
          '',
          `What the definition reads comes from a Secret for each environment, such as rehearse-${first}:`,
          `  ${names.join(', ')}`,
          `  kubectl create secret generic rehearse-${first} --from-env-file=environments/.env.${first}`,
        ]),
  ];
}
