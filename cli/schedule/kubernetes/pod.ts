import { noted } from '../commented.ts';
import type { Schedule } from '../schedule.ts';

/** The user of the harness's image; any other that is not root will do. */
const USER = 10001;
const REPORTS = '/project/reports';

/** A container's name and the script of a shell that it runs. */
export interface Part {
  readonly name: string;
  readonly script: string;
}

/** A pod that runs a script beside the project, not as root, on a file system that can't be written but where it must. */
export function podOf(schedule: Schedule, environment: string, part: Part, before: readonly Part[] = []): unknown {
  return {
    serviceAccountName: 'rehearse',
    automountServiceAccountToken: false,
    restartPolicy: 'Never',
    securityContext: {
      runAsNonRoot: true,
      runAsUser: USER,
      runAsGroup: USER,
      fsGroup: USER,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    ...(before.length === 0 ? {} : { initContainers: before.map((each) => container(schedule, environment, each)) }),
    containers: [container(schedule, environment, part)],
    volumes: [
      { name: 'reports', persistentVolumeClaim: { claimName: `rehearse-${environment}-reports` } },
      { name: 'temporary', emptyDir: { sizeLimit: '2Gi' } },
      { name: 'shared-memory', emptyDir: { medium: 'Memory', sizeLimit: '512Mi' } },
    ],
  };
}

function container(schedule: Schedule, environment: string, { name, script }: Part): unknown {
  const { project, shards } = schedule;
  const isNeeded = project.variables.length + project.secrets.length > 0;
  return {
    name,
    image: schedule.image,
    workingDir: '/project',
    command: ['sh', '-c', script],
    env: [
      { name: 'ENVIRONMENT', value: environment },
      noted('When the demo is, for a run before one; empty at night: then that of demos.ts.', {
        name: 'DEMO',
        value: '',
      }),
      { name: 'HOME', value: '/tmp' },
      ...(shards === 1
        ? []
        : [
            { name: 'SHARDS', value: String(shards) },
            { name: 'JOB', valueFrom: { fieldRef: { fieldPath: "metadata.labels['batch.kubernetes.io/job-name']" } } },
          ]),
    ],
    envFrom: [{ secretRef: { name: `rehearse-${environment}`, ...(isNeeded ? {} : { optional: true }) } }],
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    resources: {
      requests: { cpu: '1', memory: '1Gi' },
      limits: { memory: '3Gi' },
    },
    volumeMounts: [
      { name: 'reports', mountPath: REPORTS },
      { name: 'temporary', mountPath: '/tmp' },
      { name: 'shared-memory', mountPath: '/dev/shm' },
    ],
  };
}
