import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { waitFor } from '../../support/wait.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { applicant } from './applications.ts';
import { CREDENTIAL, type StartedBank, startedBank } from './started-bank.ts';

const COPIES = 3;

/** A platform that counts what it is told, by the callback's id, and can be away. */
async function platform(t: TestContext) {
  const taken = new Map<string, number>();
  let answer: 204 | 503 = 204;
  const refused = new Set<string>();
  const server = createServer((incoming, outgoing) => {
    const id = String(incoming.headers['webhook-id']);
    incoming.resume().on('end', () => {
      if (answer === 204) taken.set(id, (taken.get(id) ?? 0) + 1);
      else refused.add(id);
      outgoing.writeHead(answer).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return {
    url: `http://127.0.0.1:${address.port}/callbacks`,
    answers: (status: 204 | 503) => {
      answer = status;
    },
    /** The callbacks that were not taken when they came. */
    refused: () => new Set(refused),
    /** How often each callback was taken. */
    counts: () => new Map(taken),
  };
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const waited = await waitFor(async () => ((await isSo()) ? true : undefined), { withinMs: 20_000 });
  assert.ok(waited.arrived, what);
}

test('under a fault, a killed bank tells the platform again what it has not taken, and nothing it has', async (t) => {
  const told = await platform(t);
  const variables = {
    ...CREDENTIAL,
    BANK_STATE: join(temporaryFolder(t), 'bank.state'),
    BANK_CALLBACK_URL: told.url,
    BANK_CALLBACK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    BANK_FAULT: 'callbacks-duplicated',
  };
  const first = await startedBank(t, variables);
  const approve = async () => {
    const { submit } = await applicant(first.url);
    await first.control.decide(await submit('run-1.flow'), { decision: 'approve', by: 'Staff' });
  };
  const delivered = async ({ control }: StartedBank) =>
    (await control.journal({ kind: 'callback' })).entries.filter((entry) => entry.kind === 'callback' && !entry.error);

  await approve();
  await until('the bank never told what it did', async () => {
    const attempts = await delivered(first);
    const callbacks = new Set(attempts.map((entry) => entry.kind === 'callback' && entry.callback));
    return callbacks.size > 0 && attempts.length === COPIES * callbacks.size;
  });
  const before = told.counts();
  told.answers(503);
  await approve();
  await until('the bank never tried', () => told.refused().size > 0);
  await first.kill();

  told.answers(204);
  const second = await startedBank(t, variables);
  const known = (await delivered(second)).filter((entry) => entry.kind === 'callback' && before.has(entry.callback));
  assert.equal(known.length, COPIES * before.size, 'the journal knows what was taken');
  await until('what was not taken was not sent again', () => {
    const counts = told.counts();
    const wanted = [...counts.keys(), ...told.refused()];
    return wanted.every((id) => (counts.get(id) ?? 0) >= COPIES);
  });
  assert.deepEqual(new Set(told.counts().values()), new Set([COPIES]));
});
