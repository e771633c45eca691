import { resolve } from 'node:path';
import type { V1Deployment, V1Pod, V1PodSpec } from '@kubernetes/client-node';
import { isoTime } from '../../support/clock.ts';
import { whyNotInstalled } from '../../support/optional-package.ts';
import type { ProcessFact, Reading } from './facts.ts';
import type { Cluster, Connection } from './kubernetes/cluster.ts';
import type { OpenSource, Source } from './source.ts';

const LOG_LINES = 2000;
const LOG_BYTES = 8_000_000;
const COMMIT_ANNOTATION = 'org.opencontainers.image.revision';
const BUILD_LABEL = 'app.kubernetes.io/version';

/** A Deployment, or for a job a CronJob, of a cluster. The cluster's library is loaded when it is first asked. */
export const kubernetes: OpenSource<'kubernetes'> = (declaration, context) => {
  const { namespace, workload, container: wanted } = declaration;
  const { name, environment, project, fingerprintKey, signal } = context;
  const isJob = environment.jobs[name] !== undefined;
  const what = `${isJob ? 'CronJob' : 'Deployment'} ${workload}`;
  const place = `${what} in ${namespace}`;
  const cannot = (reason: string) => ({ place, read: false as const, reason });
  const kubeconfig = declaration.kubeconfig === undefined ? undefined : resolve(project, declaration.kubeconfig);
  let connecting: Promise<Connection> | undefined;

  async function about<Value>(
    look: (cluster: Cluster) => Promise<Reading<Value>>,
    whenMissing?: Reading<Value>,
  ): Promise<Reading<Value>> {
    const missing = whyNotInstalled('@kubernetes/client-node');
    if (missing !== undefined) return cannot(missing);
    const { connectCluster, refusedWith, whyNot } = await import('./kubernetes/cluster.ts');
    connecting ??= Promise.resolve(connectCluster({ kubeconfig, context: declaration.context }, signal));
    const connection = await connecting;
    if (!connection.found) return cannot(`Kubernetes can't be asked: ${connection.reason}`);
    try {
      return await look(connection.cluster);
    } catch (error) {
      if (whenMissing !== undefined && refusedWith(error) === 404) return whenMissing;
      return cannot(whyNot(error, `${place}, or something it names`, signal));
    }
  }

  const deployment = ({ apps, options }: Cluster) =>
    apps.readNamespacedDeployment({ namespace, name: workload }, options);
  const cronJob = ({ batch, options }: Cluster) => batch.readNamespacedCronJob({ namespace, name: workload }, options);
  const podSpec = async (cluster: Cluster): Promise<V1PodSpec | undefined> =>
    isJob
      ? (await cronJob(cluster)).spec?.jobTemplate.spec?.template.spec
      : (await deployment(cluster)).spec?.template.spec;
  const podsOf = async (cluster: Cluster, { spec }: V1Deployment): Promise<V1Pod[]> => {
    const labelSelector = Object.entries(spec?.selector.matchLabels ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join(',');
    if (labelSelector === '') return [];
    return (await cluster.core.listNamespacedPod({ namespace, labelSelector, limit: 50 }, cluster.options)).items;
  };
  const forService: Omit<Source, 'place'> = {
    version: () =>
      about(async (cluster) => {
        const found = await deployment(cluster);
        const template = found.spec?.template;
        const labels = { ...found.metadata?.labels, ...template?.metadata?.labels };
        const annotations = { ...found.metadata?.annotations, ...template?.metadata?.annotations };
        const declared = template?.spec?.containers.find((each) => wanted === undefined || each.name === wanted);
        const digests = (await podsOf(cluster, found)).flatMap((pod) => imageOf(pod, declared?.name) ?? []);
        const [commit = null, build = null] = [annotations[COMMIT_ANNOTATION], labels[BUILD_LABEL]];
        const image = [declared?.image, ...new Set(digests)].filter((each) => each !== undefined).join(' ');
        const told = { commit, build, image: image === '' ? null : image, environment: null };
        return { place, read: true, value: { ...told, ...rolledOut(found) } };
      }),
    process: () =>
      about<ProcessFact>(
        async (cluster) => {
          const { status } = await deployment(cluster);
          const state = (status?.availableReplicas ?? 0) > 0 ? 'running' : 'exited';
          return { place, read: true, value: { name, state, exitCode: null, refused: [] } };
        },
        { place, read: true, value: { name, state: 'absent', exitCode: null, refused: [] } },
      ),
    capacity: () =>
      about(async (cluster) => {
        const { spec, status } = await deployment(cluster);
        const free = status?.availableReplicas ?? 0;
        return { place, read: true, value: [{ name: 'replicas', free, total: spec?.replicas ?? null }] };
      }),
    logged: (text) =>
      about(async (cluster) => {
        const pods = await podsOf(cluster, await deployment(cluster));
        const logs = await Promise.allSettled(pods.map((pod) => podLog(cluster, pod, wanted)));
        const texts = logs.flatMap((log) => (log.status === 'fulfilled' ? [log.value] : []));
        // A pod that has not started has no log; a finding needs at least one that could be read.
        if (texts.length === 0) return cannot('none of its pods has a log that can be read');
        const found = texts.some((log) => log.includes(text));
        return { place: `the log of ${place}`, read: true, value: found };
      }),
  };

  return {
    place,
    configuration: () =>
      about(async (cluster) => {
        const { podConfiguration } = await import('./kubernetes/pod-configuration.ts');
        const held = await podConfiguration(cluster, namespace, await podSpec(cluster), wanted, fingerprintKey);
        return held === undefined ? cannot(`it has no container ${wanted ?? ''}`) : { place, read: true, value: held };
      }),
    ...(isJob
      ? {
          job: () =>
            about(async (cluster) => {
              const { jobOfCronJob } = await import('./kubernetes/cron-job.ts');
              return { place, read: true, value: jobOfCronJob(await cronJob(cluster)) };
            }),
        }
      : forService),
  };
};

/** The image that a pod really runs, with its digest. */
function imageOf({ status }: V1Pod, container: string | undefined): string | undefined {
  return status?.containerStatuses?.find(({ name }) => name === container)?.imageID;
}

function podLog({ core, options }: Cluster, { metadata }: V1Pod, container: string | undefined): Promise<string> {
  const { name = '', namespace = '' } = metadata ?? {};
  const bounds = { tailLines: LOG_LINES, limitBytes: LOG_BYTES };
  return core.readNamespacedPodLog(
    { namespace, name, ...bounds, ...(container === undefined ? {} : { container }) },
    options,
  );
}

/** When a Deployment was last rolled out, where the cluster tells. */
function rolledOut({ status }: V1Deployment): { since?: string } {
  const at = status?.conditions?.find(({ type }) => type === 'Progressing')?.lastUpdateTime;
  const time = at === undefined ? Number.NaN : new Date(at).getTime();
  return Number.isNaN(time) ? {} : { since: isoTime(time) };
}
