import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { bankControl } from '../../mocks/control-client.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { applicant } from './applications.ts';
import { CREDENTIAL, startedBank } from './started-bank.ts';

const ROUNDS = 5;
const KILLED_AFTER_ANSWERS = 25;

test('a bank that is killed again and again loses nothing it has answered, and goes on where it was', async (t) => {
  const variables = { ...CREDENTIAL, BANK_STATE: join(temporaryFolder(t), 'bank state.jsonl') };
  /** What the bank has answered, and so must know for ever; what was asked and not answered may be so or so. */
  const acknowledged = new Map<string, { key: string; status: RegExp }>();
  let lastSequence = 0;

  for (let round = 0; round < ROUNDS; round += 1) {
    const bank = await startedBank(t, variables);
    const { submit, status } = await applicant(bank.url);
    for (const [id, { key, status: known }] of acknowledged) {
      assert.match(String(await status(id, 'run-1.flow')), known);
      // The same request again, under its key: the first answer, and no second application.
      assert.equal(await submit('run-1.flow', { key }), id);
    }
    const { cases } = await bank.control.cases({ limit: 1000 });
    assert.ok(cases.length >= acknowledged.size);
    const { entries, nextSequence } = await bank.control.journal({ after: lastSequence });
    assert.ok(nextSequence > lastSequence || round === 0);
    lastSequence = entries.at(-1)?.sequence ?? lastSequence;

    // Killed while answers are on their way: some of what is under way is answered, some is not.
    let answered = 0;
    const working = Array.from({ length: 8 }, async (_, worker) => {
      for (let count = 0; ; count += 1) {
        const key = `round-${round}-worker-${worker}-${count}`;
        const id = await submit('run-1.flow', { key });
        acknowledged.set(id, { key, status: /^UNDER_REVIEW$/ });
        if (count % 3 === 0) {
          acknowledged.set(id, { key, status: /^(UNDER_REVIEW|APPROVED)$/ });
          await bankControl(bank.url).decide(id, { decision: 'approve', by: 'Staff' });
          acknowledged.set(id, { key, status: /^APPROVED$/ });
        }
        answered += 1;
        if (answered === KILLED_AFTER_ANSWERS) await bank.kill();
      }
    });
    const ends = await Promise.allSettled(working);
    assert.ok(ends.every(({ status: end }) => end === 'rejected'));
  }
  assert.ok(acknowledged.size >= ROUNDS * (KILLED_AFTER_ANSWERS - 8));

  const bank = await startedBank(t, variables);
  const { status } = await applicant(bank.url);
  for (const [id, { status: known }] of acknowledged) {
    assert.match(String(await status(id, 'run-1.flow')), known);
  }
});

test('version, time and faults of a run are as they were after a kill, and tokens are still good', async (t) => {
  const variables = { ...CREDENTIAL, BANK_STATE: join(temporaryFolder(t), 'bank.state') };
  const first = await startedBank(t, variables);
  const { submit, tokenIsGoodAt } = await applicant(first.url);
  await submit('run-2.flow');
  const control = bankControl(first.url, { run: 'run-1' });
  await control.switchVersion('2026-09');
  const { movedOnMs } = await control.advance('30m');
  assert.equal(movedOnMs, 1_800_000);
  await control.fault('slow-bank');
  await first.kill();

  const second = await startedBank(t, variables);
  const again = bankControl(second.url, { run: 'run-1' });
  assert.equal((await again.versions()).current, '2026-09');
  assert.equal((await bankControl(second.url).versions()).current, '2026-03');
  assert.equal((await again.advance('1s')).movedOnMs, 1_801_000);
  const faults = await again.faults();
  assert.deepEqual(
    faults.map(({ fault, run }) => [fault.name, run]),
    [['slow-bank', 'run-1']],
  );
  assert.equal(await tokenIsGoodAt(second.url), true);
});
