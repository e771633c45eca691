import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitFor } from '../../support/wait.ts';
import { APPLICATION_REQUEST, bodyOf, sendJson } from './requests.ts';
import { openStage } from './stage.ts';
import { NOWHERE } from './variables.ts';

const LONG_ENOUGH_MS = 30_000;
const stage = await openStage();
const bank = await stage.bank();
const onboarding = await stage.service('onboarding', { BANK_URL: bank.url });
const applications = `${onboarding.url}/applications`;

test('an application that the bank can’t be given is kept, and handed over once the bank is there again', async () => {
  const cutOff = await stage.service('onboarding', { BANK_URL: NOWHERE });
  const failed = await sendJson(`${cutOff.url}/applications`, APPLICATION_REQUEST, {
    'x-correlation-id': 'kept.application',
  });
  assert.equal(failed.status, 502);
  const problem = await bodyOf(failed);
  assert.match(String(problem.detail), /the bank gives no access token: the bank can’t be reached/);
  const id = String(problem.applicationId);
  const kept = await bodyOf(await fetch(`${applications}/${id}`));
  assert.equal(kept.status, 'failed-to-submit');
  assert.equal(kept.correlationId, 'kept.application');
  assert.match(String(kept.failureReason), /can’t be reached/);

  const again = await fetch(`${applications}/${id}/submission`, { method: 'POST' });
  assert.equal(again.status, 200);
  assert.equal((await bodyOf(again)).status, 'submitted');
  const { entries } = await bank.control.journal({ correlation: 'kept.application' });
  assert.equal(
    entries.filter((entry) => entry.kind === 'call' && entry.path === '/business-account-applications').length,
    1,
  );
});

test('the same request sent twice is one application; another one under its key is refused', async () => {
  const key = { 'idempotency-key': 'the-same-key' };
  const [one, other] = await Promise.all(
    [1, 2].map(async () => bodyOf(await sendJson(applications, APPLICATION_REQUEST, key))),
  );
  assert.equal(one?.applicationId, other?.applicationId);
  const changed = {
    ...APPLICATION_REQUEST,
    applicant: { ...APPLICATION_REQUEST.applicant, fullName: 'Somebody Else' },
  };
  const refused = await sendJson(applications, changed, key);
  assert.equal(refused.status, 422);
  assert.match(String((await bodyOf(refused)).title), /idempotency key belongs to another request/);
});

test('everything that is wrong with an application is named', async () => {
  const { company, applicant } = APPLICATION_REQUEST;
  const refused = await sendJson(applications, {
    company: { ...company, legalName: ' ', country: 'Germany' },
    applicant: { ...applicant, email: 'nowhere' },
  });
  assert.equal(refused.status, 422);
  assert.deepEqual((await bodyOf(refused)).errors, [
    { pointer: '#/company/legalName', detail: 'is missing' },
    { pointer: '#/company/country', detail: 'must be a country code of two letters' },
    { pointer: '#/applicant/email', detail: 'must be an e-mail address' },
  ]);
  assert.equal((await sendJson(applications, undefined)).status, 400);
  assert.equal((await fetch(`${applications}/nothing-like-an-id`)).status, 404);
});

test('answers must fit the questions, and come while the bank waits for them', async () => {
  const poller = await stage.service('status-poller', { BANK_URL: bank.url });
  const { applicationId } = await bodyOf(await sendJson(applications, APPLICATION_REQUEST));
  const path = `${applications}/${applicationId}`;
  const asked = await waitFor(
    async () => {
      const application = await bodyOf(await fetch(path));
      return application.status === 'information-required' ? application : undefined;
    },
    { withinMs: LONG_ENOUGH_MS },
  );
  assert.ok(asked.arrived);
  await poller.stop();

  const supply = (fields: readonly string[]) =>
    sendJson(`${path}/information`, { answers: fields.map((field) => ({ field, answer: 'An answer' })) });
  const misfit = await supply(['beneficialOwners', 'shoeSize']);
  assert.equal(misfit.status, 422);
  assert.deepEqual((await bodyOf(misfit)).errors, [
    { field: 'sourceOfFunds', detail: 'is not answered' },
    { field: 'shoeSize', detail: 'was not asked for' },
  ]);
  const fit = await supply(['beneficialOwners', 'sourceOfFunds']);
  assert.equal(fit.status, 200);
  assert.equal((await bodyOf(fit)).status, 'under-review');
  assert.equal((await supply(['beneficialOwners', 'sourceOfFunds'])).status, 409);
});
