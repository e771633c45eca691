import { z } from 'zod';
import type { CommitFact, FileFact, WorkflowFact } from '../facts.ts';
import { moment } from '../hosts/moment.ts';

/** A commit. */
export const commitSchema = z.object({
  id: z.string(),
  title: z.string(),
  author_name: z.string(),
  committed_date: moment,
});

export const commitsSchema = z.array(commitSchema);

/** The files that a commit touched. */
export const diffsSchema = z.array(z.object({ old_path: z.string(), new_path: z.string(), renamed_file: z.boolean() }));

/** What of a project decides whether it has pipelines at all; some of it is told to members only. */
export const projectSchema = z.object({
  archived: z.boolean().optional(),
  builds_access_level: z.string().optional(),
});

/** Pipelines, the newest first. Older GitLabs give no address of their page. */
export const pipelinesSchema = z.array(
  z.object({ status: z.string(), sha: z.string(), created_at: moment, web_url: z.string().nullish() }),
);

export const schedulesSchema = z.array(z.object({ description: z.string(), ref: z.string(), active: z.boolean() }));

/** What was last done to a file by the newest of these commits. */
export function lastChangeOf([newest]: z.output<typeof commitsSchema>): FileFact['lastChange'] {
  return newest === undefined ? null : changeOf(newest);
}

/** Who made a commit. */
export function changeOf({
  id,
  committed_date: at,
  author_name: author,
  title,
}: z.output<typeof commitSchema>): CommitFact {
  return { commit: id, at, author, subject: title };
}

/** Whatever is not among these has not ended, or waits for somebody. */
const OUTCOMES = { success: 'succeeded', failed: 'failed', canceled: 'cancelled' } as const;

/** The newest pipeline that did something. */
export function lastRunOf(pipelines: z.output<typeof pipelinesSchema>): WorkflowFact['lastRun'] {
  const run = pipelines.find(({ status }) => status !== 'skipped');
  if (run === undefined) return null;
  const { status, created_at: startedAt, sha: commit, web_url: link = null } = run;
  const ended = status === 'success' || status === 'failed' || status === 'canceled';
  return { startedAt, outcome: ended ? OUTCOMES[status] : 'running', commit, link };
}

/** Why a project has no pipelines; `null` where it can have some. */
export function projectTrouble({
  archived,
  builds_access_level: builds,
}: z.output<typeof projectSchema>): string | null {
  if (archived === true) return 'the project is archived';
  return builds === 'disabled' ? 'CI/CD is switched off for the project' : null;
}

/** Why the schedule of a pipeline does not start it; `null` where it does, or where none is meant to. */
export function scheduleTrouble(
  schedules: z.output<typeof schedulesSchema>,
  wanted: string,
  branch: string | undefined,
): string | null {
  const ofFile = /\.ya?ml$/.test(wanted);
  const meant = schedules.filter(({ description, ref }) =>
    ofFile ? ref.replace(/^refs\/(?:heads|tags)\//, '') === branch : description === wanted,
  );
  if (!ofFile && meant.length === 0) return `there is no schedule called ${wanted}`;
  if (meant.length === 0 || meant.some(({ active }) => active)) return null;
  return ofFile ? `no schedule of ${branch} is active` : `the schedule ${wanted} is not active`;
}
