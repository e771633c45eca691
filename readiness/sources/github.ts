import { z } from 'zod';
import { suggestion } from '../../support/nearest-word.ts';
import type { FileFact, Reading, WorkflowFact } from './facts.ts';
import {
  commitFilesSchema,
  commitsSchema,
  comparisonSchema,
  contentSchema,
  DISABLED_BECAUSE,
  lastChangeOf,
  lastRunOf,
  runsSchema,
  workflowSchema,
  workflowsSchema,
} from './github/answers.ts';
import { encoded, type Host, type HostAnswer, openHost, readingOf } from './hosts/ask-host.ts';
import { read, unread } from './reading.ts';
import type { OpenSource } from './source.ts';

/** A repository at GitHub: files at a ref, who touched them last, and whether a workflow is enabled and green. */
export const github: OpenSource<'github'> = ({ repository, token, api }, { environment, name, ask }) => {
  const host = openHost({
    api,
    ask,
    withToken: token !== undefined,
    headers: {
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
      ...(token === undefined ? {} : { authorization: `Bearer ${token.reveal()}` }),
    },
  });
  const root = `/repos/${repository}`;
  const machine = URL.parse(api)?.host ?? api;
  const place = `${repository} at ${machine === 'api.github.com' ? 'GitHub' : machine}`;
  const branch = environment.pipelines[name]?.ref;

  return {
    place,
    async file(path, ref) {
      const where = `${place} (${ref})`;
      const commit = await newestCommit(host, root, ref);
      return commit.got ? fileAt(host, root, commit.value, path, where) : readingOf(where, commit);
    },
    async commit(ref) {
      return readingOf(`${place} (${ref})`, await newestCommit(host, root, ref));
    },
    async change(commit) {
      const found = await host.get(`${root}/commits?sha=${encoded(commit)}&per_page=1`, commitsSchema);
      if (!found.got)
        return readingOf(place, found.status === 404 ? { ...found, reason: 'it lacks that commit' } : found);
      const change = lastChangeOf(found.value);
      return change === null ? unread(place, 'it lacks that commit') : read(place, change);
    },
    async contains(commit, ancestor) {
      // The second page: only the first one lists what changed in files, which can be more than anybody wants to read.
      const range = `${encoded(ancestor)}...${encoded(commit)}?per_page=1&page=2`;
      const answer = await host.get(`${root}/compare/${range}`, comparisonSchema);
      if (!answer.got && answer.status === 404)
        return readingOf(place, { ...answer, reason: 'it lacks one of the commits' });
      if (!answer.got) return readingOf(place, answer);
      const { status } = answer.value;
      return read(place, status === 'ahead' || status === 'identical');
    },
    async workflow(wanted) {
      return readingOf(place, await workflowFact(host, root, wanted, branch));
    },
  };
};

async function newestCommit(host: Host, root: string, ref: string): Promise<HostAnswer<string>> {
  const answer = await host.get(`${root}/commits?sha=${encoded(ref)}&per_page=1`, commitsSchema);
  if (!answer.got) return answer.status === 404 ? explainMissing(host, root, ref, answer) : emptyOr(answer);
  const [newest] = answer.value;
  if (newest === undefined) return { got: false, status: 200, reason: `it has no commit at ${ref}` };
  return { ...answer, value: newest.sha };
}

type Refused = Extract<HostAnswer<unknown>, { got: false }>;

/** Whether it is the branch that is missing, or the repository. */
async function explainMissing(host: Host, root: string, ref: string, answer: Refused): Promise<Refused> {
  const repository = await host.get(root, z.unknown());
  return repository.got ? { ...answer, reason: `it has no ${ref}` } : repository;
}

function emptyOr(answer: Refused): Refused {
  return answer.status === 409 ? { ...answer, reason: 'the repository is empty' } : answer;
}

async function fileAt(
  host: Host,
  root: string,
  commit: string,
  path: string,
  place: string,
): Promise<Reading<FileFact>> {
  const at = path.split('/').map(encoded).join('/');
  const [content, touched] = await Promise.all([
    host.get(`${root}/contents/${at}?ref=${encoded(commit)}`, contentSchema),
    host.get(`${root}/commits?path=${encoded(path)}&sha=${encoded(commit)}&per_page=1`, commitsSchema),
  ]);
  const lastChange = touched.got ? lastChangeOf(touched.value) : null;
  if (content.got) {
    const { type, sha } = content.value;
    if (type !== 'file') return unread(place, 'what is at that path is no file');
    return read(place, { exists: true, blob: sha, lastChange, renamedTo: null });
  }
  if (content.status !== 404) return readingOf(place, content);
  const renamedTo = lastChange === null ? null : await newName(host, root, lastChange.commit, path);
  return read(place, { exists: false, blob: null, lastChange, renamedTo });
}

async function newName(host: Host, root: string, commit: string, path: string): Promise<string | null> {
  const answer = await host.get(`${root}/commits/${encoded(commit)}`, commitFilesSchema);
  if (!answer.got) return null;
  const renamed = answer.value.files.find((file) => file.status === 'renamed' && file.previous_filename === path);
  return renamed?.filename ?? null;
}

const RUNS_LOOKED_AT = 10;

async function workflowFact(
  host: Host,
  root: string,
  wanted: string,
  branch: string | undefined,
): Promise<HostAnswer<WorkflowFact>> {
  const workflow = await findWorkflow(host, root, wanted);
  if (!workflow.got) return workflow;
  if (typeof workflow.value === 'string') {
    return { ...workflow, value: { enabled: false, disabledBecause: workflow.value, lastRun: null } };
  }
  const { id, state } = workflow.value;
  const onBranch = branch === undefined ? '' : `&branch=${encoded(branch)}`;
  const runs = await host.get(`${root}/actions/workflows/${id}/runs?per_page=${RUNS_LOOKED_AT}${onBranch}`, runsSchema);
  if (!runs.got) return runs;
  const disabledBecause = DISABLED_BECAUSE[state];
  return { ...runs, value: { enabled: disabledBecause === null, disabledBecause, lastRun: lastRunOf(runs.value) } };
}

/** A workflow by the name of its file, its own name or its path; a text that says what is missing where there is none. */
async function findWorkflow(
  host: Host,
  root: string,
  wanted: string,
): Promise<HostAnswer<z.output<typeof workflowSchema> | string>> {
  const byFile = await host.get(`${root}/actions/workflows/${encoded(wanted)}`, workflowSchema);
  if (byFile.got || byFile.status !== 404) return byFile;
  const all = await host.get(`${root}/actions/workflows?per_page=100`, workflowsSchema);
  if (!all.got) return all;
  const named = all.value.workflows.find(({ name, path }) => name === wanted || path === wanted);
  if (named !== undefined) return { ...all, value: named };
  const files = all.value.workflows.map(({ path }) => path.split('/').at(-1) ?? path);
  return { ...all, value: `there is no workflow ${wanted} there${suggestion(wanted, files)}` };
}
