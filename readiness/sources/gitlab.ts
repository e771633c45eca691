import type { FileFact, Reading, WorkflowFact } from './facts.ts';
import {
  changeOf,
  commitSchema,
  commitsSchema,
  diffsSchema,
  lastChangeOf,
  lastRunOf,
  pipelinesSchema,
  projectSchema,
  projectTrouble,
  schedulesSchema,
  scheduleTrouble,
} from './gitlab/answers.ts';
import { encoded, type Host, type HostAnswer, openHost, readingOf } from './hosts/ask-host.ts';
import { read, unread } from './reading.ts';
import type { OpenSource } from './source.ts';

/** A project at GitLab: files at a ref, who touched them last, and whether its pipelines start and are green. */
export const gitlab: OpenSource<'gitlab'> = ({ project, token, api }, { environment, name, ask }) => {
  const host = openHost({
    api,
    ask,
    withToken: token !== undefined,
    headers: token === undefined ? {} : { 'private-token': token.reveal() },
  });
  const root = `/projects/${encoded(project)}`;
  const machine = URL.parse(api)?.host ?? api;
  const place = `${project} at ${machine === 'gitlab.com' ? 'GitLab' : machine}`;
  const branch = environment.pipelines[name]?.ref;

  return {
    place,
    async file(path, ref) {
      const where = `${place} (${ref})`;
      const commit = await findCommit(host, root, ref);
      return commit.got ? fileAt(host, root, commit.value, path, where) : readingOf(where, commit);
    },
    async commit(ref) {
      return readingOf(`${place} (${ref})`, await findCommit(host, root, ref));
    },
    async change(commit) {
      const found = await host.get(`${root}/repository/commits/${encoded(commit)}`, commitSchema);
      if (!found.got)
        return readingOf(place, found.status === 404 ? { ...found, reason: 'it lacks that commit' } : found);
      return read(place, changeOf(found.value));
    },
    async contains(commit, ancestor) {
      const earlier = await findCommit(host, root, ancestor);
      if (!earlier.got) return readingOf(place, earlier);
      const both = `refs[]=${encoded(earlier.value)}&refs[]=${encoded(commit)}`;
      const base = await host.get(`${root}/repository/merge_base?${both}`, commitSchema);
      if (base.got) return read(place, base.value.id === earlier.value);
      return readingOf(place, base.status === 404 ? { ...base, reason: 'it lacks one of the commits' } : base);
    },
    async workflow(wanted) {
      const memberOfIt = token !== undefined;
      return readingOf(place, await workflowFact(host, root, { wanted, branch, memberOfIt }));
    },
  };
};

async function findCommit(host: Host, root: string, ref: string): Promise<HostAnswer<string>> {
  const answer = await host.get(`${root}/repository/commits/${encoded(ref)}`, commitSchema);
  if (answer.got) return { ...answer, value: answer.value.id };
  if (answer.status !== 404) return answer;
  const project = await host.get(root, projectSchema);
  return project.got ? { ...answer, reason: `it has no ${ref}` } : project;
}

async function fileAt(
  host: Host,
  root: string,
  commit: string,
  path: string,
  place: string,
): Promise<Reading<FileFact>> {
  const [content, touched] = await Promise.all([
    host.head(`${root}/repository/files/${encoded(path)}?ref=${encoded(commit)}`),
    host.get(`${root}/repository/commits?path=${encoded(path)}&ref_name=${encoded(commit)}&per_page=1`, commitsSchema),
  ]);
  const lastChange = touched.got ? lastChangeOf(touched.value) : null;
  if (content.got) {
    const blob = content.headers['x-gitlab-blob-id'];
    if (typeof blob !== 'string') return unread(place, 'it does not tell the id of the file');
    return read(place, { exists: true, blob, lastChange, renamedTo: null });
  }
  if (content.status !== 404) return readingOf(place, content);
  const renamedTo = lastChange === null ? null : await newName(host, root, lastChange.commit, path);
  return read(place, { exists: false, blob: null, lastChange, renamedTo });
}

async function newName(host: Host, root: string, commit: string, path: string): Promise<string | null> {
  const answer = await host.get(`${root}/repository/commits/${encoded(commit)}/diff?per_page=100`, diffsSchema);
  if (!answer.got) return null;
  return answer.value.find((file) => file.renamed_file && file.old_path === path)?.new_path ?? null;
}

const PIPELINES_LOOKED_AT = 5;

/** Schedules are shown to members only: without a token they are not asked for, and the project alone decides. */
async function workflowFact(
  host: Host,
  root: string,
  { wanted, branch, memberOfIt }: { wanted: string; branch: string | undefined; memberOfIt: boolean },
): Promise<HostAnswer<WorkflowFact>> {
  const onBranch = branch === undefined ? '' : `&ref=${encoded(branch)}`;
  const [project, schedules, pipelines] = await Promise.all([
    host.get(root, projectSchema),
    memberOfIt ? host.get(`${root}/pipeline_schedules?per_page=100`, schedulesSchema) : undefined,
    host.get(`${root}/pipelines?per_page=${PIPELINES_LOOKED_AT}${onBranch}`, pipelinesSchema),
  ]);
  if (!project.got) return project;
  if (!pipelines.got) return pipelines;
  if (schedules?.got === false) return { ...schedules, reason: `its schedules: ${schedules.reason}` };
  const unscheduled = schedules === undefined ? null : scheduleTrouble(schedules.value, wanted, branch);
  const disabledBecause = projectTrouble(project.value) ?? unscheduled;
  return {
    ...pipelines,
    value: { enabled: disabledBecause === null, disabledBecause, lastRun: lastRunOf(pipelines.value) },
  };
}
