import type { Pipeline } from '../../model/environment.ts';
import { describeDuration } from '../../support/duration.ts';
import type { Check, Question } from '../check.ts';
import { askConfiguration, askUnchanged } from './pipeline/configuration.ts';
import { askDeployed, tellsRuns } from './pipeline/deployed.ts';
import {
  pipelineConfigurationId,
  pipelineDeployedId,
  pipelineEnabledId,
  pipelineLastRunId,
  pipelineUnchangedId,
} from './pipeline/ids.ts';
import { askEnabled, askLastRun } from './pipeline/runs.ts';

/** Is every pipeline's configuration there and unchanged, does the pipeline run, and is what it deploys deployed? */
export const pipeline: Check = {
  name: 'pipeline',
  questions: ({ pipelines }) => Object.entries(pipelines).flatMap(([name, declared]) => questionsOf(name, declared)),
};

function questionsOf(name: string, pipeline: Pipeline): Question[] {
  const { owner, links, configuration, ref, ranWithin, deploys, sources: declared } = pipeline;
  const about = { subject: name, owner, links, source: `${configuration} at ${ref}` };
  const recently = ranWithin === undefined ? '' : `, not longer than ${describeDuration(ranWithin)} ago`;
  const runs: Question[] = [
    {
      ...about,
      id: pipelineEnabledId(name),
      expected: 'enabled',
      ask: (sources) => askEnabled(name, sources),
    },
    {
      ...about,
      id: pipelineLastRunId(name),
      expected: `its last run on ${ref} succeeded${recently}`,
      ask: (sources) => askLastRun(name, pipeline, sources),
    },
  ];
  return [
    {
      ...about,
      id: pipelineConfigurationId(name),
      expected: `${configuration} is there at ${ref}`,
      ask: (sources) => askConfiguration(name, pipeline, sources),
    },
    {
      ...about,
      id: pipelineUnchangedId(name),
      expected: `${configuration} is the same as at the last go`,
      ask: (sources) => askUnchanged(name, pipeline, sources),
    },
    ...(declared.some(tellsRuns) ? runs : []),
    ...deploys.map(
      (service): Question => ({
        ...about,
        id: pipelineDeployedId(name, service),
        expected: `${service} runs the newest commit of ${ref}`,
        source: `the version of ${service}`,
        ask: (sources) => askDeployed(name, service, pipeline, sources),
      }),
    ),
  ];
}
