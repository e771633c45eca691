import { posix } from 'node:path';
import { isSchedule } from '../detect/schedule.ts';
import type { ComposeFact, ComposeService, CronJobFact, CrontabFact, RepositoryFacts } from '../facts.ts';
import type { PlannedJob, Whereabouts } from '../plan.ts';
import { quoted } from '../write/literal.ts';
import { sourcesOfAll } from './from-compose.ts';
import type { Names } from './names.ts';

const MOST_JOBS = 20;

/** Where jobs can be seen. */
export interface JobPlaces {
  whereabouts: Whereabouts;
  compose: ComposeFact | undefined;
  /** Whether the cluster is asked. */
  withContext: boolean;
  folder: string;
}

/** Jobs that something here can tell of; of the others only that they are, and where it is written. */
export function plannedJobs(
  { manifests, crontabs }: Pick<RepositoryFacts, 'manifests' | 'crontabs'>,
  places: JobPlaces,
  names: Names,
): { jobs: readonly PlannedJob[]; notAsked: readonly string[] } {
  const jobs: PlannedJob[] = [];
  const notAsked: string[] = [];
  const declared = [...manifests.filter((one) => one.kind === 'cron-job'), ...crontabs];
  for (const one of declared) {
    const why = whyNot(one, places) ?? (jobs.length >= MOST_JOBS ? 'there are too many jobs' : undefined);
    if (why !== undefined) notAsked.push(`the job ${one.name} (${one.path}, ${one.schedule}): ${why}`);
    else jobs.push(plannedJob(one, places, names));
  }
  return { jobs, notAsked };
}

type Declared = CronJobFact | CrontabFact;

function whyNot(one: Declared, { whereabouts, compose, withContext }: JobPlaces): string | undefined {
  const isOff = 'suspended' in one ? one.suspended : !one.enabled;
  if (isOff) return 'it is switched off there';
  if (!isSchedule(one.schedule, one.timeZone)) return 'its schedule is not understood';
  if (whereabouts === 'here' && compose !== undefined) return whyNotInCompose(one, compose);
  if (whereabouts === 'cluster' && withContext && 'suspended' in one) return undefined;
  if (whereabouts === 'cluster' && 'suspended' in one) return 'only the cluster can tell of it: give --context';
  return 'nothing here can tell whether it runs: name a source, or with ranAt what it leaves behind';
}

/** Services that may well run jobs of their own: of a job that is no service, the Compose file then says nothing. */
const RUNS_JOBS = /cron|schedul|worker|beat|queue|sidekiq|celery|jobs?(?:$|[-_.])/i;

function whyNotInCompose(one: Declared, { services }: ComposeFact): string | undefined {
  if (services.some(({ name }) => name === one.name)) return undefined;
  if ('command' in one && services.some((service) => holds(service, one.path))) return undefined;
  const runner = services.find(({ name }) => RUNS_JOBS.test(name));
  if (runner === undefined) return undefined;
  return `it may be that ${runner.name} runs it, which nothing here can tell: if so, add it to jobs, with sources: [] and ranAt (docs/environments.md)`;
}

function plannedJob(one: Declared, places: JobPlaces, names: Names): PlannedJob {
  const name = names.take(one.name, 'job');
  const { schedule, timeZone, path } = one;
  return { name, schedule, timeZone, from: path, sources: sourcesOf(one, name, places) };
}

/** A job of Compose's is looked for as a service of its own, or as a line of the crontab that a service holds. */
function sourcesOf(one: Declared, name: string, { whereabouts, compose, folder }: JobPlaces): string | null {
  if (whereabouts === 'cluster') return name === one.name ? null : `[inCluster('${one.name}')]`;
  if (compose === undefined) return null;
  const holder = 'command' in one ? compose.services.find((service) => holds(service, one.path)) : undefined;
  if (holder === undefined || !('command' in one)) {
    return name === one.name ? null : `[${sourcesOfAll(compose, folder, one.name).join(', ')}]`;
  }
  const [docker = '', file = ''] = sourcesOfAll(compose, folder, holder.name);
  const container = holder.container === null ? docker : `{ kind: 'docker', container: ${quoted(holder.container)} }`;
  return `[${container.replace(/ \}$/, `, command: ${quoted(one.command)} }`)}, ${file}]`;
}

function holds({ build, mounts }: ComposeService, path: string): boolean {
  const isIn = (folder: string) => path === folder || path.startsWith(`${posix.normalize(folder)}/`);
  return (build !== null && build !== '.' && isIn(build)) || mounts.some(isIn);
}
