import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readArtefact } from '../../model/artefact.ts';
import { evidenceSchema } from '../../model/evidence.ts';
import { verdictSchema } from '../../model/verdict.ts';
import { copiedProject } from '../helpers/copied-project.ts';
import { reportsFolder, startMarked } from '../helpers/rehearse-command.ts';

/** What a user may write: the bank is changed in the middle of a scenario, and the next one plays on as if nothing was. */
const SCENARIOS = `
import { HttpResponse, http } from 'msw';
import { expect, test } from './cast/index.ts';

test.describe.configure({ retries: 0 });

test('1 The bank is away while somebody pays', async ({ bank, customer, payment }) => {
  await bank?.use(http.post('/payments', () => HttpResponse.json({ title: 'Away' }, { status: 503 })));
  await customer.step('The customer fills in a payment', async () => {
    await customer.opensTheHomePage();
    await customer.fillsInPayment(payment);
  });
  await customer.step('The customer pays, and the bank is away', async () => {
    await customer.page.getByRole('button', { name: 'Pay now' }).click();
    await expect
      .poll(async () => (await bank?.journal({ kind: 'call' }))?.entries.find((entry) => entry.overridden))
      .toMatchObject({ operation: 'createPayment', status: 503 });
  });
});

test('2 The bank is slow, and a handler looks on', async ({ bank, customer, payment }) => {
  await bank?.fault({ name: 'slow-payments', on: { operation: 'createPayment' }, does: { latency: '100ms' } });
  await bank?.use(http.post('/payments', () => undefined));
  await customer.step('The customer pays all the same', async () => {
    await customer.opensTheHomePage();
    await customer.fillsInPayment(payment);
    await customer.pays();
    await customer.seesTheReceipt(payment);
  });
});

test('3 The bank moves on while an application is pending', async ({ bank, customer, application, company }) => {
  await customer.step('The customer applies', async () => {
    await customer.opensTheHomePage();
    await customer.fillsInApplication(company);
    await application.submitted(() => customer.submitsApplication());
    await application.received();
  });
  await customer.step('The customer answers the bank’s questions', async () => {
    await application.arrives('information-required', () => customer.seesTheBanksQuestions());
    await customer.answersTheBank(company);
    await customer.sendsTheAnswers();
  });
  await bank?.switchVersion('2026-09');
  await customer.step('The bank approves, and the account opens', async () => {
    const { cases: [waiting] = [] } = (await bank?.cases({ waiting: true })) ?? {};
    expect(waiting?.title).toBe(company.legalName);
    await application.decided(async () => {
      await bank?.decide(waiting?.id ?? '', { decision: 'approve', by: 'Staff' });
    });
    await application.arrives('approved', () => customer.seesTheAccountOpen());
  });
});

test('4 The bank is as it was', async ({ bank, customer, payment }) => {
  expect((await bank?.versions())?.current).toBe('2026-03');
  expect(await bank?.faults()).toEqual([]);
  await customer.step('The customer pays', async () => {
    await customer.opensTheHomePage();
    await customer.fillsInPayment(payment);
    await customer.pays();
    await customer.seesTheReceipt(payment);
  });
});
`;

test('scenarios change the bank for themselves alone, and a switch of its version is caught while something is pending', async (t) => {
  const project = copiedProject(t);
  const scenarios = join(project, 'scenarios');
  for (const file of readdirSync(scenarios)) if (file.endsWith('.spec.ts')) rmSync(join(scenarios, file));
  writeFileSync(join(scenarios, 'the-bank-changes.spec.ts'), SCENARIOS);
  const reports = reportsFolder(t);
  const args = [join(project, 'cli/main.ts'), 'run', '--reports', reports.path, '--no-pictures', '--no-traces'];
  const running = startMarked(t, args, { cwd: project });
  const ended = await running.ended;

  const { scenarios: played } = await readArtefact(reports.latest('evidence.json'), evidenceSchema);
  assert.deepEqual(
    played.map(({ title, status }) => [title.slice(0, 1), status]),
    [
      ['1', 'passed'],
      ['2', 'passed'],
      ['3', 'failed'],
      ['4', 'passed'],
    ],
    running.printed(),
  );
  assert.equal(ended.exitCode, 1, running.printed());
  const verdict = await readArtefact(reports.latest('verdict.json'), verdictSchema);
  assert.deepEqual(
    verdict.blockers.map(({ id, owner }) => [id, owner?.name]),
    [['bank-version/2026-09', 'Bank relations']],
  );
  assert.match(
    played[2]?.error ?? '',
    /“polled” did not come[\s\S]*status-poller called GET .*which the contract 2026-09 does not have/,
  );
  assert.deepEqual(
    played[1]?.bankCalls.filter(({ fault }) => fault !== null).map(({ operation, fault }) => [operation, fault]),
    [['createPayment', 'slow-payments']],
  );
  assert.deepEqual(await running.leftAfter(2000), []);
});
