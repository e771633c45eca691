import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Problem } from '../../../support/problem.ts';
import { githubWorkflow } from '../../schedule/github/workflow.ts';
import { gitlabPipeline } from '../../schedule/gitlab/pipeline.ts';
import { projectFacts } from '../../schedule/project-facts.ts';
import { wishOf } from '../../schedule/wish-of.ts';
import type { Plan } from '../plan.ts';
import type { NewFile } from './new-file.ts';
import { type StartsWith, withPlatform } from './platform-step.ts';

/** Where rehearsals are started from. */
export type Continuous = 'github' | 'gitlab';

/** A workflow, or why none is written. */
export type WorkflowFile = { file: NewFile } | { why: string };

/**
 * The workflow that rehearses every night and by a button. A platform that is started on the machine itself is started by a step of
 * the workflow, where that is known how. `now` is in epoch milliseconds.
 */
export function workflowFile(
  project: string,
  plan: Plan,
  { host, startsWith, now }: { host: Continuous; startsWith: StartsWith | null; now: number },
): WorkflowFile {
  const starts = plan.whereabouts === 'here';
  if (starts && (host === 'gitlab' || startsWith === null)) {
    const how = `rehearse schedule ${host} --env <name> --write`;
    return {
      why: `${plan.environment} is on one machine, and it is not known how to start it on another: ${how} writes one`,
    };
  }
  try {
    const wish = wishOf({ env: [plan.environment], at: '03:17', timeZone: plan.team.timeZone, shards: 1 });
    const facts = projectFacts(project, { variables: variablesOf(plan), secrets: [] });
    const made =
      host === 'github'
        ? githubWorkflow({ ...wish, project: facts }, now)
        : gitlabPipeline({ ...wish, project: facts }, now);
    const isOurs = host === 'gitlab' && isPipelineOfOurs(facts.repository);
    const path = posix.join(...upwards(facts.inRepository), isOurs ? '.gitlab-ci.yml' : made.path);
    return { file: { path, text: starts && startsWith !== null ? withPlatform(made.text, startsWith) : made.text } };
  } catch (error) {
    if (error instanceof Problem) return { why: `${error.message}: ${error.why}` };
    throw error;
  }
}

function variablesOf({ services, sources }: Plan): string[] {
  const ofProject = sources.some((source) => source.includes('COMPOSE_PROJECT_NAME')) ? ['COMPOSE_PROJECT_NAME'] : [];
  return [...services.map(({ variable }) => variable), ...ofProject];
}

function isPipelineOfOurs(repository: string): boolean {
  const file = join(repository, '.gitlab-ci.yml');
  return existsSync(file) && /\brehearse run\b/.test(readFileSync(file, 'utf8'));
}

const upwards = (inRepository: string) => (inRepository === '' ? [] : inRepository.split('/').map(() => '..'));
