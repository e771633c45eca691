import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bankControl } from '../../mocks/control-client.ts';
import { applicant } from './applications.ts';
import { CREDENTIAL, startedBank } from './started-bank.ts';

const RUNS = ['run-1', 'run-2', 'run-3', 'run-4'];
const APPLICATIONS = 200;

test('200 applications in parallel from 4 runs: each ends with its own decision, none is lost, nobody sees another run’s', async (t) => {
  const bank = await startedBank(t, CREDENTIAL);
  const { submit, status } = await applicant(bank.url);
  const orders = Array.from({ length: APPLICATIONS }, (_, index) => ({
    run: RUNS[index % RUNS.length] ?? '',
    correlation: `${RUNS[index % RUNS.length]}.flow-${index}`,
    // Not a function of the run, so that a decision that went astray is seen.
    approved: Math.floor(index / RUNS.length) % 3 !== 0,
    name: `Company ${index}`,
  }));

  const ends = await Promise.all(
    orders.map(async ({ run, correlation, approved, name }) => {
      const id = await submit(correlation, { name });
      const control = bankControl(bank.url, { run });
      const before = await status(id, correlation);
      const decision = approved
        ? { decision: 'approve', by: `staff of ${run}` }
        : { decision: 'reject', by: `staff of ${run}`, reason: `no account for ${name}` };
      await control.decide(id, decision);
      return { id, before, after: await status(id, correlation) };
    }),
  );

  assert.equal(new Set(ends.map(({ id }) => id)).size, APPLICATIONS);
  assert.deepEqual(
    ends.map(({ before, after }) => [before, after]),
    orders.map(({ approved }) => ['UNDER_REVIEW', approved ? 'APPROVED' : 'REJECTED']),
  );
  for (const run of RUNS) {
    const control = bankControl(bank.url, { run });
    const own = orders.filter((order) => order.run === run);
    const { cases } = await control.cases({ limit: 1000 });
    assert.deepEqual(cases.map(({ title }) => title).sort(), own.map(({ name }) => name).sort());
    const { entries } = await control.journal();
    const told = entries.flatMap((entry) => (entry.kind === 'decision' ? [entry] : []));
    assert.equal(told.length, own.length);
    assert.ok(told.every(({ by, correlationId }) => by === `staff of ${run}` && correlationId?.startsWith(`${run}.`)));
    const foreign = ends[orders.findIndex((order) => order.run !== run)];
    assert.equal(await status(foreign?.id ?? '', `${run}.flow-0`), 404);
  }
});
