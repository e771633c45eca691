import type { Pipeline } from '../../../model/environment.ts';
import { type Answer, fail, following, pass, unknown, warn } from '../../check.ts';
import { versionId } from '../../finding-ids.ts';
import type { Sources } from '../../sources/sources.ts';
import { unlessReachable } from '../reachable.ts';
import { shortCommit } from './change-in-words.ts';
import { pipelineConfigurationId, pipelineEnabledId, pipelineLastRunId } from './ids.ts';
import { type ObservedPipeline, observePipeline, stateOfConfiguration } from './observed.ts';

/** Does a service run the newest commit that the pipeline should have deployed? */
export async function askDeployed(
  name: string,
  service: string,
  pipeline: Pipeline,
  sources: Sources,
): Promise<Answer> {
  const observed = await observePipeline(sources, name);
  const [newest, running] = await Promise.all([observed.newest(), runningCommit(service, sources)]);
  if (typeof running !== 'string') return running;
  if (!newest.read) {
    const seen = (await stateOfConfiguration(observed)) === 'there';
    const because = seen ? undefined : pipelineConfigurationId(name);
    return unknown(
      `the newest commit of ${pipeline.ref} is not known: ${newest.reason}`,
      `see that ${newest.place} can be read`,
      {
        source: newest.place,
        ...following(because),
      },
    );
  }
  if (isSame(running, newest.value)) return pass(`runs ${shortCommit(running)}, the newest of ${pipeline.ref}`);
  const { ref } = pipeline;
  const [mine, theirs] = [shortCommit(running), shortCommit(newest.value)];
  const order = await orderOf(running, newest.value, observed);
  if (order === 'later') {
    return warn(
      `runs ${mine}, which is later than ${theirs}, the newest of ${ref} that is known`,
      `see whether ${newest.place} is up to date, and what was deployed from elsewhere`,
    );
  }
  const commits = {
    earlier: `runs ${mine}, which is earlier than ${theirs}, the newest of ${ref}`,
    elsewhere: `runs ${mine}, which is not in ${ref}; the newest there is ${theirs}`,
    unknown: `runs ${mine}, not ${theirs}, the newest of ${ref}`,
  }[order];
  return fail(commits, `deploy ${theirs} of ${service}`, following(await whyBehind(name, pipeline, observed)));
}

/** The commit that a service runs, or the answer where it can't be told. */
async function runningCommit(service: string, sources: Sources): Promise<string | Answer> {
  const reading = await sources.version(service);
  const { place: source } = reading;
  if (reading.read && reading.value.commit !== null) return reading.value.commit;
  if (reading.read) {
    return unknown(`${service} does not tell its commit`, `have ${service} tell the commit that it was built from`, {
      source,
    });
  }
  const unreachable = await unlessReachable(service, sources);
  if (unreachable !== undefined) return unreachable;
  const asked = sources.environment.services[service]?.version !== undefined;
  return unknown(`the version of ${service} is not known: ${reading.reason}`, `see that ${source} can be read`, {
    source,
    ...following(asked ? versionId(service) : undefined),
  });
}

/** How the commit that runs stands to the newest one. */
async function orderOf(
  running: string,
  newest: string,
  { contains }: ObservedPipeline,
): Promise<'earlier' | 'later' | 'elsewhere' | 'unknown'> {
  const behind = await contains(newest, running);
  if (!behind.read) return 'unknown';
  if (behind.value) return 'earlier';
  const ahead = await contains(running, newest);
  return ahead.read && ahead.value ? 'later' : 'elsewhere';
}

/** What kept the newest commit from being deployed, where that is known. */
async function whyBehind(name: string, { sources }: Pipeline, observed: ObservedPipeline): Promise<string | undefined> {
  if ((await stateOfConfiguration(observed)) === 'gone') return pipelineConfigurationId(name);
  if (!sources.some(tellsRuns)) return undefined;
  const workflow = await observed.workflow();
  if (!workflow.read) return undefined;
  if (!workflow.value.enabled) return pipelineEnabledId(name);
  const outcome = workflow.value.lastRun?.outcome;
  return outcome === 'failed' || outcome === 'cancelled' ? pipelineLastRunId(name) : undefined;
}

/** Whether a source knows of a pipeline's runs. */
export const tellsRuns = ({ kind }: Pipeline['sources'][number]) => kind === 'github' || kind === 'gitlab';

const SHORTEST_COMMIT = 7;

/** Whether two ids, each perhaps shortened, are of one commit. */
export function isSame(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return length >= SHORTEST_COMMIT && one.slice(0, length).toLowerCase() === other.slice(0, length).toLowerCase();
}
