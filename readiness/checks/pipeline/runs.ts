import type { Pipeline } from '../../../model/environment.ts';
import { describeDuration } from '../../../support/duration.ts';
import { type Answer, fail, following, pass, unknown, warn } from '../../check.ts';
import type { WorkflowFact } from '../../sources/facts.ts';
import { shownUrl } from '../../sources/shown-url.ts';
import type { Sources } from '../../sources/sources.ts';
import { pipelineConfigurationId, pipelineEnabledId } from './ids.ts';
import { observePipeline, stateOfConfiguration } from './observed.ts';

/** Does the host start it at all? */
export async function askEnabled(name: string, sources: Sources): Promise<Answer> {
  const observed = await observePipeline(sources, name);
  const [reading, configuration] = await Promise.all([observed.workflow(), stateOfConfiguration(observed)]);
  const { place: source } = reading;
  if (!reading.read) {
    const because = configuration === 'there' ? undefined : pipelineConfigurationId(name);
    return unknown(`not known: ${reading.reason}`, `see that ${source} can be read`, { source, ...following(because) });
  }
  const { enabled, disabledBecause } = reading.value;
  if (enabled) return pass('enabled', { source });
  const because = configuration === 'gone' ? pipelineConfigurationId(name) : undefined;
  return fail(`not enabled: ${disabledBecause ?? 'no reason is given'}`, `enable ${name} at ${source}`, {
    source,
    ...following(because),
  });
}

/** Did it last succeed, and not too long ago? */
export async function askLastRun(name: string, pipeline: Pipeline, sources: Sources): Promise<Answer> {
  const observed = await observePipeline(sources, name);
  const [reading, configuration] = await Promise.all([observed.workflow(), stateOfConfiguration(observed)]);
  const { place: source } = reading;
  if (!reading.read) {
    const because = configuration === 'there' ? pipelineEnabledId(name) : pipelineConfigurationId(name);
    return unknown(`not known: ${reading.reason}`, `see that ${source} can be read`, { source, because });
  }
  const { lastRun, enabled } = reading.value;
  const stopped = { source, ...following(whyStopped(name, enabled, configuration)) };
  if (lastRun === null) return fail(`no run on ${pipeline.ref} is known`, `run ${name} once`, stopped);
  const age = sources.clock.now() - Date.parse(lastRun.startedAt);
  if (lastRun.outcome !== 'succeeded') return { ...notSucceeded(name, lastRun, age), source };
  const { ranWithin } = pipeline;
  if (ranWithin === undefined || age <= ranWithin) return pass(`succeeded ${describeDuration(age)} ago`, { source });
  const again = `run ${name} again: a change since then may have broken it`;
  return fail(`last ran ${describeDuration(age)} ago (it succeeded)`, again, stopped);
}

// What fails follows only from what fails: an unknown must not hide it.
function whyStopped(name: string, enabled: boolean, configuration: string): string | undefined {
  if (configuration === 'gone') return pipelineConfigurationId(name);
  return enabled ? undefined : pipelineEnabledId(name);
}

function notSucceeded(name: string, { outcome, link }: NonNullable<WorkflowFact['lastRun']>, age: number): Answer {
  const ago = `${describeDuration(age)} ago`;
  const look = link === null ? `look into the last run of ${name}` : `look at ${shownUrl(link)}`;
  if (outcome === 'running')
    return warn(`it runs since ${describeDuration(age)}`, `check again when it has ended: ${look}`);
  if (outcome === 'cancelled') return fail(`the last run, ${ago}, was cancelled`, `run ${name} again: ${look}`);
  return fail(`the last run, ${ago}, failed`, look);
}
