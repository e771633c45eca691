import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { applicant } from './applications.ts';
import { CREDENTIAL, startedBank } from './started-bank.ts';

test('a bank whose disk is full answers 500, keeps all that it answered otherwise, and starts again', async (t) => {
  const variables = { ...CREDENTIAL, BANK_STATE: join(temporaryFolder(t), 'bank.state') };
  const bank = await startedBank(t, variables, { blocksPerFile: 100 });
  const { submit } = await applicant(bank.url);
  const acknowledged: string[] = [];
  const refused = async () => {
    for (;;) acknowledged.push(await submit('run-1.flow'));
  };
  await assert.rejects(refused);
  assert.ok(acknowledged.length > 5);
  const health = await fetch(`${bank.url}/health/live`);
  assert.equal(health.status, 200);
  const answer = await fetch(`${bank.url}/payments`, { method: 'POST' });
  assert.equal(answer.status, 500);
  await bank.kill();

  const again = await startedBank(t, variables);
  const { status } = await applicant(again.url);
  for (const id of acknowledged) assert.equal(await status(id, 'run-1.flow'), 'UNDER_REVIEW');
});
