import { Hono, type MiddlewareHandler } from 'hono';
import { isoTime } from '../../../support/clock.ts';
import type { PlannedPipeline } from '../plan.ts';
import { PIPELINE_FILE, PIPELINE_REPOSITORY, type PipelineRepository } from '../repository/repository.ts';

const HOUR_MS = 3_600_000;
const WORKFLOW_ID = 4201;
const TOOK_MS = 240_000;
const FILE = PIPELINE_FILE.slice(PIPELINE_FILE.lastIndexOf('/') + 1);

/** What the host of the repository knows of the deployment pipeline and its runs, by GitHub's REST API. */
export function workflowsRoute(
  { enabled, lastRun, configuration }: PlannedPipeline,
  { repository, stagedAt }: { repository: PipelineRepository; stagedAt: number },
  guard: MiddlewareHandler,
): Hono {
  const routes = new Hono();
  const path = `/api/v3/repos/${PIPELINE_REPOSITORY}/actions/workflows`;
  const pageOf = (url: string) => new URL('/documentation/pipeline', url).href;
  const isOurs = (file: string) => file === FILE || file === String(WORKFLOW_ID);
  const state = configuration === 'deleted' ? 'deleted' : enabled ? 'active' : 'disabled_manually';

  routes.get(`${path}/:file`, guard, (context) => {
    if (!isOurs(context.req.param('file'))) return context.json(NOT_FOUND, 404);
    const page = pageOf(context.req.url);
    return context.json({ id: WORKFLOW_ID, name: 'Deploy', path: PIPELINE_FILE, state, html_url: page });
  });
  routes.get(`${path}/:file/runs`, guard, (context) => {
    if (!isOurs(context.req.param('file'))) return context.json(NOT_FOUND, 404);
    const { branch } = context.req.query();
    if (lastRun === 'none' || (branch ?? 'main') !== 'main') return context.json({ total_count: 0, workflow_runs: [] });
    const running = lastRun === 'running';
    const startedAt = stagedAt - (running ? TOOK_MS / 2 : HOUR_MS);
    const run = {
      id: 90_001,
      name: 'Deploy',
      head_branch: 'main',
      head_sha: repository.deployed,
      path: PIPELINE_FILE,
      run_number: 1,
      run_attempt: 1,
      event: 'push',
      status: running ? 'in_progress' : 'completed',
      conclusion: { succeeded: 'success', failed: 'failure', running: null }[lastRun],
      workflow_id: WORKFLOW_ID,
      html_url: pageOf(context.req.url),
      created_at: isoTime(startedAt),
      run_started_at: isoTime(startedAt),
      updated_at: isoTime(running ? stagedAt : startedAt + TOOK_MS),
    };
    return context.json({ total_count: 1, workflow_runs: [run] });
  });
  return routes;
}

const NOT_FOUND = { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' };
