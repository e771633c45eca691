import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectFolder } from '../helpers/rehearse-command.ts';

const workflowSchema = z.object({
  on: z.object({
    schedule: z.array(z.object({ cron: z.string() })),
    workflow_dispatch: z.object({ inputs: z.record(z.string(), z.object({ default: z.string() })) }),
  }),
  permissions: z.record(z.string(), z.string()),
  jobs: z.object({
    rehearse: z.object({
      steps: z.array(
        z.object({ name: z.string().optional(), run: z.string().optional(), uses: z.string().optional() }),
      ),
    }),
  }),
});

const workflow = workflowSchema.parse(
  parse(readFileSync(join(projectFolder, '.github/workflows/rehearse.yml'), 'utf8')),
);
const { steps } = workflow.jobs.rehearse;

/** Runs the step as the runner would, up to the point where its arguments are refused. */
function runStep(variables: Record<string, string>) {
  const script = steps.find(({ name }) => name === 'Rehearse')?.run ?? '';
  return spawnSync('bash', ['-e', '-c', script], {
    cwd: projectFolder,
    env: { ...process.env, ...variables },
    encoding: 'utf8',
  });
}

test('the workflow runs every night, and by hand with environment and demo time', () => {
  const [nightly] = workflow.on.schedule;
  assert.match(nightly?.cron ?? '', /^\d+ \d+ \* \* \*$/);
  assert.deepEqual(Object.keys(workflow.on.workflow_dispatch.inputs), ['environment', 'demo']);
  assert.deepEqual(workflow.permissions, { contents: 'read' });
});

test('it keeps the report, and the ledger from run to run; the summary a run writes itself', () => {
  assert.ok(steps.some(({ uses }) => uses?.startsWith('actions/upload-artifact@')));
  const order = steps.map(({ uses, name }) => uses?.split('@')[0] ?? name);
  const [restored, rehearsed, saved] = ['actions/cache/restore', 'Rehearse', 'actions/cache/save'].map((step) =>
    order.indexOf(step),
  );
  assert.ok(restored !== undefined && rehearsed !== undefined && saved !== undefined);
  assert.ok(0 <= restored && restored < rehearsed && rehearsed < saved, order.join(', '));
  assert.ok(!steps.some(({ run }) => run?.includes('GITHUB_STEP_SUMMARY')));
});

test('its inputs reach the command, whatever is in them', () => {
  const environment = runStep({ ENVIRONMENT: 'no "such" $(place)', DEMO: '' });
  assert.equal(environment.status, 2, environment.stderr);
  assert.match(environment.stderr, /There is no environment "no \\"such\\" \$\(place\)"/);
  const demo = runStep({ ENVIRONMENT: 'local', DEMO: '2020-01-01T10:00:00Z' });
  assert.equal(demo.status, 2);
  assert.match(demo.stderr, /--demo.*past/);
});
