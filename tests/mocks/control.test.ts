import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { test } from 'node:test';
import { bankControl } from '../../mocks/control-client.ts';
import { Problem, Problems } from '../../support/problem.ts';
import { staffedBank } from '../helpers/staffed-bank.ts';

const APPROVE = { decision: 'approve', by: 'Staff' };

async function problemOf(call: Promise<unknown>): Promise<string> {
  const thrown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof Problem, String(thrown));
  assert.ok(thrown.remedy.length > 0);
  return `${thrown.message}: ${thrown.why}`;
}

test('what cannot be decided is refused as a problem that says what, why and what to do', async (t) => {
  const bank = await staffedBank(t);
  const control = bankControl(bank.url);
  const id = bank.desk.put('Example Trading Ltd');
  assert.match(await problemOf(control.decide('nobody', APPROVE)), /\(404\)/);
  assert.match(
    await problemOf(control.decide(id, { decision: 'reject', by: 'Staff' })),
    /\(422\).*#\/reason is required/,
  );
  assert.match(await problemOf(control.decide(id, { decision: 'reject', by: 'Staff', reason: ' ' })), /#\/reason/);
  const ask = { decision: 'request-information', by: 'Staff' };
  assert.match(await problemOf(control.decide(id, ask)), /#\/questions is required/);
  const questions = [{ field: 'owners', question: 'Who owns it?' }];
  assert.equal((await control.decide(id, { ...ask, questions })).state, 'information-required');
  assert.match(await problemOf(control.decide(id, APPROVE)), /\(409\).*not yet answered/);
  assert.match(await problemOf(control.journal({ after: -1 })), /\(400\).*after/);
});

test('an address where no bank is, or something else, is a problem and not a crash', async (t) => {
  const other = createServer((_, outgoing) => outgoing.end('{"entries":1}')).listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  t.after(() => other.close());
  const address = other.address();
  assert.ok(address !== null && typeof address === 'object');
  const control = bankControl(`http://127.0.0.1:${address.port}`);
  assert.match(await problemOf(control.journal()), /does not answer as/);
  await new Promise((resolve) => other.close(resolve));
  assert.match(await problemOf(control.journal()), /does not answer:/);
});

test('a client of a run sees and decides what is its own, and nobody else’s', async (t) => {
  const bank = await staffedBank(t);
  const [mine, theirs] = [bank.desk.put('Mine Ltd', 'run-1.a'), bank.desk.put('Theirs Ltd', 'run-2.b')];
  const nobodys = bank.desk.put('Nobody’s Ltd');
  const [one, everybody] = [bankControl(bank.url, { run: 'run-1' }), bankControl(bank.url)];
  assert.deepEqual(
    (await one.cases()).cases.map(({ id }) => id),
    [nobodys, mine],
  );
  assert.match(await problemOf(one.case(theirs)), /\(404\)/);
  assert.match(await problemOf(one.decide(theirs, APPROVE)), /\(404\)/);
  await one.decide(mine, APPROVE);
  await everybody.decide(theirs, APPROVE);
  assert.deepEqual(
    (await one.journal()).entries.map(({ correlationId }) => correlationId),
    ['run-1.a'],
  );
  assert.equal((await one.journal({ run: null })).entries.length, 2);
  assert.equal((await one.journal({ correlation: 'run-1.a', kind: 'decision' })).entries.length, 1);
  assert.match(await problemOf(one.journal({ correlation: 'run-2.' })), /exclude each other/);
  assert.deepEqual(
    (await one.exchanges()).map(({ correlationId }) => correlationId),
    ['run-1.a'],
  );
  assert.equal((await everybody.exchanges()).length, 2);
});

test('cases are told newest first, by whether they wait, and how many were left out', async (t) => {
  const bank = await staffedBank(t);
  const ids = ['A', 'B', 'C'].map((name) => bank.desk.put(name));
  const control = bankControl(bank.url);
  await control.decide(String(ids[0]), APPROVE);
  const waiting = await control.cases({ waiting: true, limit: 1 });
  assert.deepEqual([waiting.cases.map(({ title }) => title), waiting.total], [['C'], 2]);
  assert.deepEqual(
    (await control.cases({ waiting: false })).cases.map(({ title }) => title),
    ['A'],
  );
});

test('a run resets and seeds what is its own', async (t) => {
  const bank = await staffedBank(t);
  const control = bankControl(bank.url, { run: 'run-1' });
  const { ids } = await control.seed({
    seed: 'spring',
    resources: [{ body: 'A' }, { body: 'B', correlationId: 'x.seeded' }],
  });
  assert.equal(ids.length, 2);
  assert.deepEqual(
    bank.told.seeded[0]?.resources.map(({ correlationId }) => correlationId),
    ['run-1.seeded', 'x.seeded'],
  );
  assert.match(await problemOf(control.seed({ resources: [{ body: 7 }] })), /\(422\).*not a name/);
  for (const correlationId of ['short', 'two lines\r\nlong: yes', 'näme-of-a-flow']) {
    assert.match(await problemOf(control.seed({ resources: [{ body: 'C', correlationId }] })), /letters, digits, dots/);
  }
  await control.reset();
  await control.reset({ run: null, correlation: 'x.' });
  await bankControl(bank.url).reset();
  assert.deepEqual(bank.told.reset, ['run-1.', 'x.', undefined]);
});

test('a run moves its own time, switches its own version and breaks the bank for itself alone', async (t) => {
  const bank = await staffedBank(t);
  const [one, other] = [bankControl(bank.url, { run: 'run-1' }), bankControl(bank.url, { run: 'run-2' })];
  assert.deepEqual(await one.advance('2h'), { now: '2026-03-01T12:00:00.000Z', movedOnMs: 7_200_000 });
  assert.equal((await one.switchVersion('2026-09')).current, '2026-09');
  const fault = await one.fault({ name: 'slow-bank', does: { latency: '3s' } });
  assert.deepEqual(
    [(await other.versions()).current, bank.clocks.now('run-2'), await other.faults()],
    ['2026-03', Date.parse('2026-03-01T10:00:00Z'), []],
  );
  assert.deepEqual(
    (await one.faults()).map(({ id, run, fault: { name } }) => [id, run, name]),
    [[fault.id, 'run-1', 'slow-bank']],
  );
  await fault.remove();
  await fault.remove();
  assert.deepEqual(await one.faults(), []);
});

test('what is no version, no duration or no fault is refused, with what would be', async (t) => {
  const bank = await staffedBank(t);
  const control = bankControl(bank.url);
  assert.match(await problemOf(control.switchVersion('2027-01')), /#\/version .*2025-09, 2026-03, 2026-09/);
  assert.match(await problemOf(control.advance('soon')), /#\/advance .*such as 90s/);
  assert.match(await problemOf(control.advance('999999999h')), /#\/advance .*9999/);
  assert.match(await problemOf(control.fault('no-such-preset')), /\(422\).*no-such-preset/);
  assert.match(await problemOf(control.fault({ name: 'slow-bank', does: { latency: 'soon' } })), /\(422\).*latency/s);
  await control.fault('slow-bank');
  assert.equal((await control.faults()).length, 1);
  await control.clearFaults();
  assert.deepEqual(await control.faults(), []);
  assert.equal((await fetch(`${bank.url}/control/nothing`)).status, 404);
});

test('undo takes back what this client did, and nothing of another’s', async (t) => {
  const bank = await staffedBank(t);
  const [one, other] = [bankControl(bank.url, { run: 'run-1' }), bankControl(bank.url, { run: 'run-2' })];
  for (const control of [one, other]) {
    await control.advance('1h');
    await control.advance('1h');
    await control.switchVersion('2026-09');
    await control.fault({ name: 'slow-bank', does: { latency: '3s' } });
  }
  await one.undo();
  assert.deepEqual([(await one.versions()).current, await one.faults()], ['2026-03', []]);
  assert.equal(bank.clocks.now('run-1'), Date.parse('2026-03-01T10:00:00Z'));
  assert.deepEqual([(await other.versions()).current, (await other.faults()).length], ['2026-09', 1]);
  assert.equal(bank.clocks.now('run-2'), Date.parse('2026-03-01T12:00:00Z'));
  {
    await using leaving = bankControl(bank.url, { run: 'run-3' });
    await leaving.switchVersion('2025-09');
  }
  assert.equal((await bankControl(bank.url, { run: 'run-3' }).versions()).current, '2026-03');
});

test('undo says what it could not take back', async (t) => {
  const gone = createServer((_, outgoing) => {
    outgoing.end('{"served":["a"],"current":"a"}');
    gone.close();
    gone.closeIdleConnections();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => gone.once('listening', resolve));
  t.after(() => gone.closeAllConnections());
  const address = gone.address();
  assert.ok(address !== null && typeof address === 'object');
  const control = bankControl(`http://127.0.0.1:${address.port}`);
  await control.switchVersion('a');
  gone.closeAllConnections();
  await assert.rejects(control.undo(), (error) => error instanceof Problems && error.problems.length === 1);
  await control.undo();
});

test('a reader waits for what comes, and is woken by what it waits for only', async (t) => {
  const bank = await staffedBank(t);
  const control = bankControl(bank.url, { run: 'run-2' });
  const waiting = control.journal({ waitMs: 20_000 });
  bank.desk.tellOfCall('run-1.a');
  bank.desk.tellOfCall('run-2.b');
  assert.deepEqual(
    (await waiting).entries.map(({ correlationId }) => correlationId),
    ['run-2.b'],
  );
  assert.deepEqual((await control.journal({ correlation: 'run-2.c', waitMs: 10 })).entries, []);
});

test('without a token, console and control open only to this machine, under a local name', async (t) => {
  const bank = await staffedBank(t);
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
  for (const path of ['/console', '/console/changes', '/control/journal', '/control/cases/x']) {
    assert.equal(await statusUnder('elsewhere.example', path), 403);
  }
});
