import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseBank } from '../../mocks/choose-bank.ts';
import { bankControl } from '../../mocks/control-client.ts';
import { startBank } from '../../mocks/server.ts';
import { systemClock } from '../../support/clock.ts';
import { Problem } from '../../support/problem.ts';
import { Secret } from '../../support/secret.ts';
import { readApplication, submit } from './requests.ts';
import { CLIENT, stageBank } from './stage-bank.ts';

test('four runs of fifty applications at once: each ends with its own decision, and sees only its own', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const runs = ['run-1', 'run-2', 'run-3', 'run-4'];
  await Promise.all(
    runs.flatMap((run, index) =>
      Array.from({ length: 50 }, async (_, each) => {
        const control = bankControl(bank.url, { run });
        const legalName = `${run} company ${each} Ltd`;
        const id = await submit(bank, token, { legalName, turnover: '10.00', correlation: `${run}.company-${each}` });
        const approve = (each + index) % 2 === 0;
        const decision = approve
          ? { decision: 'approve', by: 'Staff' }
          : { decision: 'reject', by: 'Staff', reason: `Not ${legalName}` };
        assert.equal((await control.decide(id, decision)).title, legalName);
        const { json } = await readApplication(bank, token, id);
        assert.equal(json.status, approve ? 'APPROVED' : 'REJECTED');
        if (!approve) assert.deepEqual(json.rejection, { reason: `Not ${legalName}` });
      }),
    ),
  );
  for (const run of runs) {
    const control = bankControl(bank.url, { run });
    const { cases, total } = await control.cases({ waiting: false });
    assert.equal(total, 50);
    assert.ok(cases.every((each) => each.run === run && each.title.startsWith(run)));
    assert.equal((await control.journal({ kind: 'decision' })).entries.length, 50);
  }
  assert.equal((await bank.control.cases({ waiting: true })).total, 0);
});

test('a run resets what is its own', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const first = await submit(bank, token, { correlation: 'run-1.opening' });
  const second = await submit(bank, token, { correlation: 'run-2.opening' });
  const control = bankControl(bank.url, { run: 'run-1' });
  await control.reset();
  assert.equal((await readApplication(bank, token, first)).status, 404);
  assert.equal((await readApplication(bank, token, second)).status, 200);
  await bank.control.reset();
  assert.deepEqual((await bank.control.journal()).entries, []);
  assert.equal((await readApplication(bank, token, second)).status, 404);
});

test('a bank that is reset as a whole begins anew for every run', async (t) => {
  const bank = await stageBank(t);
  const control = bankControl(bank.url, { run: 'run-1' });
  await control.switchVersion('2026-09');
  await control.advance('2h');
  await control.fault('slow-bank');
  await bank.control.reset();
  assert.equal((await control.versions()).current, '2026-03');
  assert.deepEqual(await control.faults(), []);
  assert.equal((await control.advance('1s')).movedOnMs, 1_000);
});

test('a bank that is stopped lets go of its port, of readers that wait, and of open pages', async () => {
  const credential = { clientId: CLIENT.id, clientSecret: new Secret('BANK_CLIENT_SECRET', CLIENT.secret) };
  const start = async (port: number) => {
    const { kind } = await chooseBank({ bank: 'sample', credential });
    return startBank({ port, host: '127.0.0.1', kind, seed: 's', clock: systemClock });
  };
  const bank = await start(0);
  const waiting = bankControl(bank.url).journal({ waitMs: 20_000 });
  const ended = assert.rejects(waiting, Problem);
  const page = await fetch(`${bank.url}/console/changes`);
  assert.equal(page.headers.get('content-type'), 'text/event-stream');
  const closed = page.text().then(
    () => 'ended',
    () => 'cut off',
  );
  await bank.stop();
  await ended;
  await closed;
  await (await start(Number(new URL(bank.url).port))).stop();
});
