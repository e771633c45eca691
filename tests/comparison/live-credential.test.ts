import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { liveCredential } from '../../cli/bank-changes/live-credential.ts';
import { Problem } from '../../support/problem.ts';
import { redact } from '../../support/redact.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { driftingBank } from './drifting-bank.ts';

const root = resolve(import.meta.dirname, '../..');

function bankAt(url: string): string {
  const credential = `{ tokenPath: '/oauth2/token', scope: 's', clientId: 'c', clientSecret: secret('BANK_CLIENT_SECRET') }`;
  return `bank: { url: '${url}', contract: '1', credential: ${credential} },`;
}

/** A project with one environment, whose bank is at an address, if it has one. */
function project(t: TestContext, bank: string | null): string {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'environments'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const definition = `
    import { defineEnvironment } from ${JSON.stringify(join(root, 'environments/define.ts'))};
    export default defineEnvironment(({ secret }) => ({
      identity: 'e',
      owner: { name: 'Team', timeZone: 'UTC', workingHours: '09:00-17:00', contact: '#team' },
      operationsToken: secret('OPERATIONS_TOKEN'),
      entrance: 'portal',
      services: { portal: { url: 'http://127.0.0.1:1' } },
      ${bank === null ? '' : bankAt(bank)}
    }));`;
  writeFileSync(join(folder, 'environments', 'sandbox.ts'), definition);
  const variables = 'OPERATIONS_TOKEN=operations-canary\nBANK_CLIENT_SECRET=client-canary';
  writeFileSync(join(folder, 'environments', '.env.sandbox'), variables);
  return folder;
}

test('an environment’s credential is exchanged for a token at its own bank', async (t) => {
  const bank = await driftingBank(t, () => ({ body: { access_token: 'token-canary-77', token_type: 'Bearer' } }));
  const header = await liveCredential(project(t, bank.url), { against: `${bank.url}/api`, env: 'sandbox' });
  assert.equal(header?.reveal(), 'Bearer token-canary-77');
  assert.doesNotMatch(redact('the bank sent token-canary-77 back'), /canary/);
  assert.match(bank.received[0]?.authorization ?? '', /^Basic /);
});

test('it goes to no other bank: nothing is asked, and what to do is said', async (t) => {
  const bank = await driftingBank(t, () => ({ body: { access_token: 'x' } }));
  const elsewhere = liveCredential(project(t, bank.url), { against: 'https://other.example', env: 'sandbox' });
  await assert.rejects(elsewhere, (error) => error instanceof Problem && /BANK_AUTHORIZATION/.test(error.remedy));
  assert.deepEqual(bank.received, []);
});

test('a bank that gives no token is a problem, which shows no secret', async (t) => {
  const bank = await driftingBank(t, () => ({ status: 401, body: { error: 'invalid_client' } }));
  const refused = liveCredential(project(t, bank.url), { against: bank.url, env: 'sandbox' });
  await assert.rejects(refused, (error) => {
    assert.ok(error instanceof Problem);
    assert.equal(error.why, 'it answered 401');
    assert.doesNotMatch(error.message + error.why + error.remedy, /canary/);
    return true;
  });
});

test('without an environment no credential is sent', async (t) => {
  assert.equal(await liveCredential(temporaryFolder(t), { against: 'https://bank.example' }), undefined);
});

test('an environment without a bank has no credential for it', async (t) => {
  const none = liveCredential(project(t, null), { against: 'https://other.example', env: 'sandbox' });
  await assert.rejects(none, (error) => error instanceof Problem && /declares no bank/.test(error.why));
});
