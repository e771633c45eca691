import type { RepositoryFacts } from './facts.ts';
import { mainCompose } from './plan/from-compose.ts';
import type { Plan } from './plan.ts';
import type { NewFile } from './write/new-file.ts';
import type { StartsWith } from './write/platform-step.ts';
import { type Continuous, workflowFile } from './write/workflow-file.ts';

/** The workflow of the host where the repository is, as far as it is known which that is. */
export function workflowsOf(
  project: string,
  facts: RepositoryFacts,
  plan: Plan,
  wanted: Continuous | 'none' | undefined,
  now: number,
): { files: readonly NewFile[]; remarks: readonly string[] } {
  const host = wanted ?? hostOf(facts);
  if (host === 'none') return { files: [], remarks: [] };
  if (host === undefined) {
    return { files: [], remarks: ['no workflow is written: it is not known where this repository is; --ci says it'] };
  }
  const made = workflowFile(project, plan, { host, startsWith: startsWith(facts, plan), now });
  return 'file' in made
    ? { files: [made.file], remarks: [] }
    : { files: [], remarks: [`no workflow is written: ${made.why}`] };
}

function hostOf({ pipelines, git }: RepositoryFacts): Continuous | undefined {
  const [pipeline] = pipelines;
  if (pipeline !== undefined) return pipeline.host;
  const host = git?.remote?.host ?? '';
  if (host.includes('gitlab')) return 'gitlab';
  return host.includes('github') ? 'github' : undefined;
}

function startsWith({ compose, packages }: RepositoryFacts, plan: Plan): StartsWith | null {
  const file = mainCompose(compose);
  if (file !== undefined && plan.sources.length > 0) return { compose: file.path };
  const [only, ...others] = plan.services;
  const started = packages.find(
    ({ start, folder }) => start !== null && only?.from.startsWith(folder === '.' ? 'package.json' : folder),
  );
  if (started?.start == null || only?.url == null || others.length > 0) return null;
  return { script: started.start.script, folder: started.folder, url: only.url };
}
