import { z } from 'zod';
import type { PipelineFact } from '../facts.ts';
import { type Detected, type Detector, type RepositoryFile, together } from './detector.ts';
import { readYaml } from './yaml.ts';

const WORKFLOW = /^\.github\/workflows\/([\w.-]+)\.ya?ml$/;
const GITLAB = '.gitlab-ci.yml';
const DEPLOYS = /(?:^|[^a-z])(?:deploy(?:ment|s)?|release|publish|promote|roll-?out|ship|cd)(?:[^a-z]|$)/i;
/** What GitLab has at the top of a file besides jobs. */
const NO_JOBS = new Set([
  'stages',
  'variables',
  'default',
  'include',
  'workflow',
  'image',
  'services',
  'cache',
  'spec',
]);

const jobSchema = z.looseObject({ environment: z.unknown().optional(), stage: z.string().nullish().catch(null) });
const workflowSchema = z.looseObject({
  name: z.string().nullish().catch(null),
  jobs: z.record(z.string(), z.unknown()).catch({}),
});

/** The pipelines of GitHub and GitLab, and which of them deploy, by what they are called and whether they name an environment. */
export const workflows: Detector<PipelineFact> = {
  wants: (path) => WORKFLOW.test(path) || path === GITLAB,
  detect(files) {
    return together(files.map(readPipeline));
  },
};

function readPipeline({ path, text }: RepositoryFile): Detected<PipelineFact> {
  const yaml = readYaml(text);
  if (!yaml.understood) return { found: [], remarks: [`${path} is left out: ${yaml.why}`] };
  const [document] = yaml.documents;
  const [, name] = WORKFLOW.exec(path) ?? [];
  return { found: [name === undefined ? gitlab(document, path) : github(document, path, name)], remarks: [] };
}

function github(document: unknown, path: string, name: string): PipelineFact {
  const parsed = workflowSchema.safeParse(document);
  const { name: title = null, jobs = {} } = parsed.data ?? {};
  const about = { name, path, host: 'github' as const };
  return { ...about, ...judged([name, title ?? '', ...Object.keys(jobs)], jobs) };
}

function gitlab(document: unknown, path: string): PipelineFact {
  const top = z.record(z.string(), z.unknown()).catch({}).parse(document);
  const jobs = Object.fromEntries(Object.entries(top).filter(([key]) => !NO_JOBS.has(key) && !key.startsWith('.')));
  const stages = Object.values(jobs).flatMap((job) => jobSchema.safeParse(job).data?.stage ?? []);
  return { name: 'gitlab', path, host: 'gitlab', ...judged([...Object.keys(jobs), ...stages], jobs) };
}

/** Whether jobs deploy. What is found is told by the kind of evidence alone, not in words of the file. */
function judged(
  names: readonly string[],
  jobs: Readonly<Record<string, unknown>>,
): { deploys: boolean; because: string } {
  const placed = Object.values(jobs).some((job) => jobSchema.safeParse(job).data?.environment != null);
  if (placed) return { deploys: true, because: 'a job of it names an environment' };
  if (names.some((name) => DEPLOYS.test(name)))
    return { deploys: true, because: 'its name, or that of a job, says so' };
  return { deploys: false, because: 'nothing in it says that it deploys' };
}
