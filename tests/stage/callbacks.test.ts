import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { type BankEntry, bankControl } from '../../mocks/control-client.ts';
import { jobReportSchema } from '../../model/operations.ts';
import type { StagedPlatform } from '../../platform/stage/stage.ts';
import { waitFor } from '../../support/wait.ts';
import { APPLICATION_REQUEST, bodyOf, sendJson } from '../platform/requests.ts';
import { openGround } from './open-stage.ts';

const LONG_ENOUGH_MS = 30_000;
const CORRELATION = 'run-1.application';

/** Applies for an account; resolves with the application's address, and its id at the bank. */
async function apply({ addresses }: StagedPlatform): Promise<{ address: string; bankId: string }> {
  const headers = { 'x-correlation-id': CORRELATION };
  const answer = await bodyOf(await sendJson(`${addresses.onboarding}/applications`, APPLICATION_REQUEST, headers));
  const { entries } = await bankControl(addresses.bank).journal({ correlation: CORRELATION });
  const bankId = entries.flatMap((entry) =>
    entry.kind === 'call' && entry.role === 'create' ? [entry.resource] : [],
  )[0];
  return { address: `${addresses.onboarding}/applications/${answer.applicationId}`, bankId: z.string().parse(bankId) };
}

/** The first callback about the approval that the platform answered, as the bank's journal has it. */
async function answeredCallback({ addresses }: StagedPlatform): Promise<BankEntry & { kind: 'callback' }> {
  const bank = bankControl(addresses.bank);
  const waited = await waitFor(
    async () => {
      const { entries } = await bank.journal({ correlation: CORRELATION });
      const decided = entries.findIndex(({ kind }) => kind === 'decision');
      const later = entries.slice(decided < 0 ? entries.length : decided);
      return later.flatMap((entry) => (entry.kind === 'callback' && entry.status !== null ? [entry] : []))[0];
    },
    { withinMs: LONG_ENOUGH_MS },
  );
  assert.ok(waited.arrived);
  return waited.value;
}

test('with callbacks the bank tells onboarding, and the job is left for what no callback told', async (t) => {
  const { stage, folder } = await openGround(t);
  const logsFolder = join(folder, 'logs');
  const platform = await stage({ news: 'callbacks', logsFolder });
  const { addresses, variables } = platform;
  assert.deepEqual([variables.BANK_CALLBACKS, variables.POLL_SCHEDULE], ['yes', '0 * * * * *']);
  const operations = { headers: { authorization: `Bearer ${variables.OPERATIONS_TOKEN}` } };
  const caughtUp = await waitFor(
    async () => {
      const answer = await fetch(`${addresses['status-poller']}/operations/job`, operations);
      const job = jobReportSchema.parse(await answer.json());
      return job.lastRun === null ? undefined : job;
    },
    { withinMs: LONG_ENOUGH_MS },
  );
  assert.ok(caughtUp.arrived, 'it ran once at the start');
  assert.equal(caughtUp.value.schedule, '0 * * * * *');

  const { address, bankId } = await apply(platform);
  await bankControl(addresses.bank).decide(bankId, { decision: 'reject', by: 'bank staff', reason: 'Sanctions list' });
  const { status, resource } = await answeredCallback(platform);
  assert.deepEqual([status, resource], [204, bankId]);
  // That one may have been sent before the decision, and answered only after it.
  const rejected = await waitFor(
    async () => ((await bodyOf(await fetch(address))).status === 'rejected' ? true : undefined),
    { withinMs: LONG_ENOUGH_MS },
  );
  assert.ok(rejected.arrived);

  await platform.stop();
  const onboarding = readFileSync(join(logsFolder, 'onboarding.log'), 'utf8');
  assert.match(onboarding, /"path":"\/bank-callbacks","status":204/);
  const logs = onboarding + readFileSync(join(logsFolder, 'bank.log'), 'utf8');
  assert.ok(!logs.includes('whsec_'));
});

test('callback-secret-differs: onboarding turns the bank’s callbacks away, and the journal tells', async (t) => {
  const { stage } = await openGround(t);
  const platform = await stage({ incident: 'callback-secret-differs' });
  assert.equal(platform.variables.BANK_CALLBACKS, 'yes');
  const { bankId } = await apply(platform);
  await bankControl(platform.addresses.bank).decide(bankId, { decision: 'reject', by: 'bank staff', reason: 'No' });
  const { status, error } = await answeredCallback(platform);
  assert.equal(status, 401);
  assert.match(error ?? '', /BANK_CALLBACK_SECRET is not what it was signed with/);
});

test('without callbacks the bank calls nobody, and further variables reach the bank’s process', async (t) => {
  const { stage } = await openGround(t);
  const platform = await stage({ bankVariables: { BANK_VERSION: '2025-09' } });
  const { addresses, variables } = platform;
  assert.equal(variables.BANK_CALLBACKS, 'no');
  assert.equal((await sendJson(`${addresses.onboarding}/bank-callbacks`, {})).status, 404);
  assert.equal((await bankControl(addresses.bank).versions()).current, '2025-09');
});
