import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { test } from 'node:test';
import { bankControl } from '../../mocks/control-client.ts';
import { startBank } from '../../mocks/server.ts';
import { systemClock } from '../../support/clock.ts';
import { Problem } from '../../support/problem.ts';
import { Secret } from '../../support/secret.ts';
import { applicationRequest, readApplication, submit } from './requests.ts';
import { stageBank } from './stage-bank.ts';

test('what cannot be decided is refused as a problem that says what, why and what to do', async (t) => {
  const bank = await stageBank(t);
  const id = await submit(bank, await bank.token());
  const problem = async (call: Promise<unknown>) => {
    const thrown = await call.then(
      () => undefined,
      (error: unknown) => error,
    );
    assert.ok(thrown instanceof Problem, String(thrown));
    assert.ok(thrown.remedy.length > 0);
    return `${thrown.message}: ${thrown.why}`;
  };
  const { control } = bank;
  assert.match(await problem(control.decide(id, { decision: 'approve', by: 'Staff' })), /\(409\).*not yet answered/);
  assert.match(await problem(control.decide('nobody', { decision: 'approve', by: 'Staff' })), /\(404\)/);
  const unreasonable = control.decide(id, { decision: 'reject', by: 'Staff', reason: ' ' });
  assert.match(await problem(unreasonable), /\(422\).*#\/reason/);
  assert.match(await problem(control.journal({ after: -1 })), /\(400\).*after/);
});

test('an address where no bank is, or something else, is a problem and not a crash', async (t) => {
  const other = createServer((_, outgoing) => outgoing.end('{"entries":1}')).listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const address = other.address();
  assert.ok(address !== null && typeof address === 'object');
  const control = bankControl(`http://127.0.0.1:${address.port}`);
  await assert.rejects(
    control.journal(),
    (error) => error instanceof Problem && /does not answer as/.test(error.message),
  );
  await new Promise((resolve) => other.close(resolve));
  await assert.rejects(
    control.journal(),
    (error) => error instanceof Problem && /does not answer$/.test(error.message),
  );
  t.after(() => other.close());
});

test('four runs of fifty applications at once: each ends with its own decision, and sees only its own', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const runs = ['run-1', 'run-2', 'run-3', 'run-4'];
  const plan = runs.flatMap((run, index) =>
    Array.from({ length: 50 }, (_, each) => ({
      run,
      name: `${run} company ${each} Ltd`,
      approve: (each + index) % 2 === 0,
    })),
  );
  await Promise.all(
    plan.map(async ({ run, name, approve }) => {
      const id = await submit(bank, token, {
        legalName: name,
        turnover: '10.00',
        correlation: `${run}.${name.replaceAll(' ', '-')}`,
      });
      const decision = approve
        ? bank.control.decide(id, { decision: 'approve', by: 'Staff' })
        : bank.control.decide(id, { decision: 'reject', by: 'Staff', reason: `Not ${name}` });
      await decision;
      const { json } = await readApplication(bank, token, id);
      assert.equal(json.status, approve ? 'APPROVED' : 'REJECTED');
      if (!approve) assert.deepEqual(json.rejection, { reason: `Not ${name}` });
    }),
  );
  for (const run of runs) {
    const { entries } = await bank.control.journal({ correlation: `${run}.` });
    assert.equal(entries.filter(({ kind }) => kind === 'decision').length, 50);
    assert.ok(entries.every(({ correlationId }) => correlationId?.startsWith(`${run}.`)));
  }
});

test('a run resets what is its own; a whole reset begins anew with the same ids, and tokens stay good', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const first = await submit(bank, token, { correlation: 'run-1.opening' });
  const second = await submit(bank, token, { correlation: 'run-2.opening' });
  await bank.control.reset({ correlation: 'run-1.' });
  assert.equal((await readApplication(bank, token, first)).status, 404);
  assert.equal((await readApplication(bank, token, second)).status, 200);
  await bank.control.reset();
  assert.deepEqual((await bank.control.journal()).entries, []);
  assert.equal((await readApplication(bank, token, second)).status, 404);
  assert.equal(await submit(bank, token), first);
});

test('a seed puts applications in place and decides what ids come; an id in use is never given twice', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const application = { ...applicationRequest({ turnover: '10.00' }), correlationId: 'run-1.seeded' };
  const once = await bank.control.seed({ seed: 'spring', applications: [application, application] });
  const again = await bank.control.seed({ seed: 'spring', applications: [application] });
  assert.equal(new Set([...once.applications, ...again.applications]).size, 3);
  const [id = ''] = once.applications;
  assert.equal((await readApplication(bank, token, id)).json.status, 'UNDER_REVIEW');
  const other = await stageBank(t, { seed: 'spring' });
  assert.deepEqual(await other.control.seed({ applications: [application, application] }), once);
});

test('console and control open only to this machine, under a local name', async (t) => {
  const bank = await stageBank(t);
  const { port } = new URL(bank.url);
  const statusUnder = (host: string, path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const call = request({ port, host: '127.0.0.1', path, headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      call.once('error', reject).end();
    });
  assert.equal(await statusUnder(`localhost:${port}`, '/console'), 200);
  assert.equal(await statusUnder(`127.0.0.1:${port}`, '/control/journal'), 200);
  for (const path of ['/console', '/control/journal']) {
    assert.equal(await statusUnder('elsewhere.example', path), 403);
  }
  assert.equal(await statusUnder('elsewhere.example', '/health/live'), 200);
});

test('a bank that is stopped lets go of its port and of readers that wait', async () => {
  const credential = { clientId: 'platform', clientSecret: new Secret('BANK_CLIENT_SECRET', 'a secret value') };
  const bank = await startBank({ port: 0, host: '127.0.0.1', credential, seed: 's', clock: systemClock });
  const waiting = bankControl(bank.url)
    .journal({ waitMs: 20_000 })
    .catch((error: unknown) => error);
  await fetch(`${bank.url}/health/live`);
  await bank.stop();
  await waiting;
  const port = Number(new URL(bank.url).port);
  const next = await startBank({ port, host: '127.0.0.1', credential, seed: 's', clock: systemClock });
  await next.stop();
});
