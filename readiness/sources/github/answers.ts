import { z } from 'zod';
import type { FileFact, WorkflowFact } from '../facts.ts';
import { moment } from '../hosts/moment.ts';

const person = z.object({ name: z.string(), date: moment });

/** Commits as they are listed. */
export const commitsSchema = z.array(
  z.object({
    sha: z.string(),
    commit: z.object({ message: z.string(), author: person.nullable(), committer: person }),
  }),
);

/** What is at a path: one thing, or the things in a folder. */
export const contentSchema = z.union([
  z.object({ type: z.string(), sha: z.string() }),
  z.array(z.unknown()).transform(() => ({ type: 'dir', sha: '' })),
]);

/** The files that a commit touched. */
export const commitFilesSchema = z.object({
  files: z.array(z.object({ filename: z.string(), status: z.string(), previous_filename: z.string().optional() })),
});

/** How one commit stands to another. */
export const comparisonSchema = z.object({ status: z.enum(['ahead', 'identical', 'behind', 'diverged']) });

/** A workflow, and whether it runs. */
export const workflowSchema = z.object({
  id: z.number(),
  name: z.string(),
  path: z.string(),
  state: z.enum(['active', 'deleted', 'disabled_fork', 'disabled_inactivity', 'disabled_manually']),
});

export const workflowsSchema = z.object({ workflows: z.array(workflowSchema) });

/** Runs of a workflow, the newest first. */
export const runsSchema = z.object({
  workflow_runs: z.array(
    z.object({
      event: z.string(),
      status: z.string().nullable(),
      conclusion: z.string().nullable(),
      created_at: moment,
      run_started_at: moment.optional(),
      head_sha: z.string(),
      html_url: z.string(),
    }),
  ),
});

/** Why a workflow does not run; `null` where it does. */
export const DISABLED_BECAUSE: Readonly<Record<z.output<typeof workflowSchema>['state'], string | null>> = {
  active: null,
  deleted: 'its configuration was deleted',
  disabled_fork: 'GitHub disabled it, because the repository is a fork',
  disabled_inactivity: 'GitHub disabled it after 60 days in which nothing happened in the repository',
  disabled_manually: 'somebody disabled it',
};

/** The commit of a list that is the newest, if there is one. */
export function lastChangeOf([newest]: z.output<typeof commitsSchema>): FileFact['lastChange'] {
  if (newest === undefined) return null;
  const { author, committer, message } = newest.commit;
  const [subject = ''] = message.split('\n');
  return { commit: newest.sha, at: committer.date, author: (author ?? committer).name, subject };
}

const SUCCEEDED = ['success', 'neutral'];
/** Runs that did nothing say nothing of the pipeline. */
const DID_NOTHING = ['skipped', 'stale'];

/**
 * The newest run that did something. Runs for pull requests are left out: one from a fork can carry the branch's name.
 */
export function lastRunOf({ workflow_runs: runs }: z.output<typeof runsSchema>): WorkflowFact['lastRun'] {
  const run = runs.find(
    ({ event, conclusion }) =>
      !event.startsWith('pull_request') && (conclusion === null || !DID_NOTHING.includes(conclusion)),
  );
  if (run === undefined) return null;
  return {
    startedAt: run.run_started_at ?? run.created_at,
    outcome: outcomeOf(run.status, run.conclusion),
    commit: run.head_sha,
    link: run.html_url,
  };
}

function outcomeOf(status: string | null, conclusion: string | null) {
  if (status !== 'completed' || conclusion === null) return 'running';
  if (SUCCEEDED.includes(conclusion)) return 'succeeded';
  return conclusion === 'cancelled' ? 'cancelled' : 'failed';
}
