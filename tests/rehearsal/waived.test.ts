import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { verdictSchema } from '../../model/verdict.ts';
import { PLAYED, smallRehearsal } from './small-rehearsal.ts';

const waiving = (id: string) =>
  `export default { waivers: [{ id: '${id}', reason: 'It is not shown', by: 'The CTO', until: '2999-12-31' }] };`;

test('the scenarios are played where all that failed of the environment is waived, and only there', async (t) => {
  const { project, services, run } = await smallRehearsal(t, PLAYED);
  services.payments.status = 503;
  writeFileSync(join(project, 'rules.ts'), waiving('ready/payments'));
  const waived = await run('--json');
  const { outcome, executedSteps, ...verdict } = verdictSchema.parse(JSON.parse(waived.stdout));
  assert.deepEqual([waived.exitCode, outcome, executedSteps], [0, 'go', 1], waived.stdout + waived.stderr);
  assert.deepEqual(
    verdict.waived.map(({ reason }) => reason.id),
    ['ready/payments'],
  );

  writeFileSync(join(project, 'rules.ts'), waiving('ready/portal'));
  const stands = await run('--json');
  const blocked = verdictSchema.parse(JSON.parse(stands.stdout));
  assert.deepEqual([stands.exitCode, blocked.outcome, blocked.executedSteps], [1, 'no-go', 0]);
});
