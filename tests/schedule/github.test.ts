import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { expression } from '../../cli/schedule/github/expression.ts';
import { projectFolder } from '../helpers/rehearse-command.ts';
import { lintWorkflow } from './lint-workflow.ts';
import { scheduleOf, textOf, VARIANTS } from './schedules.ts';

const stepSchema = z.object({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  env: z.record(z.string(), z.unknown()).optional(),
});
const workflowSchema = z.object({
  on: z.object({ schedule: z.array(z.object({ cron: z.string(), timezone: z.string().optional() })) }),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({ permissions: z.record(z.string(), z.string()).optional(), steps: z.array(stepSchema) }),
  ),
});
const read = (text: string) => workflowSchema.parse(parse(text));

for (const [name, wish, project] of VARIANTS) {
  const text = textOf(scheduleOf('github', wish, project));
  test(`the linters find nothing in a workflow of ${name}`, async () => {
    assert.deepEqual(await lintWorkflow(text), []);
  });
  test(`in a workflow of ${name} no input is part of a script, and none may do more than it must`, () => {
    const { jobs, permissions } = read(text);
    assert.deepEqual(permissions, { contents: 'read' });
    for (const [job, { steps, permissions: more }] of Object.entries(jobs)) {
      assert.deepEqual(more, job === 'publish' ? { pages: 'write', 'id-token': 'write' } : undefined);
      for (const { run } of steps) assert.doesNotMatch(run ?? '', /\$\{\{/);
    }
  });
}

test('the linters notice what is broken', async () => {
  const text = textOf(scheduleOf('github'));
  const broken: [found: RegExp, from: string, to: string][] = [
    [/cron/i, '17 3 * * *', '77 3 * * *'],
    [/runs-onn/, 'runs-on:', 'runs-onn:'],
    [/inputs.*dmo|dmo.*inputs|property "dmo"/, 'inputs.demo }}', 'inputs.dmo }}'],
    [/needs|begun/i, '    timeout-minutes', '    needs: begun\n    timeout-minutes'],
  ];
  for (const [found, from, to] of broken) {
    assert.ok(text.includes(from), from);
    assert.match((await lintWorkflow(text.replace(from, to))).join('\n'), found);
  }
});

test('it runs at that time of that zone, and hands on by name what the definition reads', () => {
  const { on, jobs } = read(textOf(scheduleOf('github')));
  assert.deepEqual(on.schedule, [{ cron: '17 3 * * *', timezone: 'Europe/Berlin' }]);
  const env = jobs.rehearse?.steps.find(({ name }) => name === 'Rehearse')?.env;
  assert.equal(env?.SHOP_URL, expression('vars.SHOP_URL'));
  assert.equal(env?.OPERATIONS_TOKEN, expression('secrets.OPERATIONS_TOKEN'));
});

test('no environment is given what another left whose name begins like it', () => {
  const text = textOf(scheduleOf('github', { env: ['shop'], shards: 2 }));
  const patterns = [...text.matchAll(/(?:pattern|restore-keys): (\S+)/g)].map(([, pattern = '']) => pattern);
  assert.deepEqual([...new Set(patterns)].sort(), ['begun.shop', 'ledger.shop.', 'played.shop.*']);
});

test('the repository’s own workflow is what rehearse schedule writes for it', () => {
  const own = readFileSync(join(projectFolder, '.github/workflows/rehearse.yml'), 'utf8');
  const harness = { isHarness: true, hasAllure: true, variables: [], secrets: [] };
  assert.equal(textOf(scheduleOf('github', { env: ['local'], timeZone: 'UTC' }, harness)), own);
});
