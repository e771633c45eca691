import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitFor } from '../../support/wait.ts';
import { APPLICATION, bodyOf, PAYMENT, sendForm, sendJson } from './requests.ts';
import { openStage } from './stage.ts';
import { CANARIES } from './variables.ts';

const LONG_ENOUGH_MS = 30_000;
const TOKEN = { headers: { authorization: `Bearer ${CANARIES.OPERATIONS_TOKEN}` } };

const stage = await openStage();
const bank = await stage.bank();
const [onboarding, payments, poller] = await Promise.all([
  stage.service('onboarding', { BANK_URL: bank.url }),
  stage.service('payments', { BANK_URL: bank.url }),
  stage.service('status-poller', { BANK_URL: bank.url }),
]);
const portal = await stage.service('portal', { ONBOARDING_URL: onboarding.url, PAYMENTS_URL: payments.url });
const services = [portal, onboarding, payments, poller];

async function pageShows(path: string, text: string): Promise<string> {
  const waited = await waitFor(
    async () => {
      const page = await (await fetch(`${portal.url}${path}`)).text();
      return page.includes(text) ? page : undefined;
    },
    { withinMs: LONG_ENOUGH_MS },
  );
  if (!waited.arrived) assert.fail(`${path} never showed “${text}”`);
  return waited.value;
}

test('a payment carries its correlation id from the browser to the bank, and becomes a receipt', async () => {
  const correlation = 'journey.payment.0001';
  const sent = await sendForm(
    portal.url,
    '/payments/new',
    { formKey: 'one', ...PAYMENT },
    { 'x-correlation-id': correlation },
  );
  assert.equal(sent.status, 303);
  assert.equal(sent.headers.get('x-correlation-id'), correlation);
  const path = sent.headers.get('location') ?? '';
  const receipt = await pageShows(path, 'Payment receipt');
  for (const shown of ['€12.50', 'Example Supplies', 'Invoice 2026-118', 'Completed', correlation]) {
    assert.ok(receipt.includes(shown), shown);
  }

  const { entries } = await bank.control.journal({ correlation });
  const calls = entries.flatMap((entry) => (entry.kind === 'call' ? [`${entry.method} ${entry.path}`] : []));
  assert.ok(calls.includes('POST /payments'), calls.join());
  assert.ok(
    calls.some((call) => call.startsWith('GET /payments/')),
    calls.join(),
  );

  const [creation] = await payments.logs(
    ({ event, correlationId, path }) => event === 'call' && correlationId === correlation && path === '/payments',
  );
  assert.equal(creation?.system, 'the bank');
  assert.equal(creation?.method, 'POST');
  assert.equal(creation?.status, 201);
  assert.equal(typeof creation?.durationMs, 'number');
});

test('an application goes to the bank, is asked about, answered and approved, all under one correlation id', async () => {
  const correlation = 'journey.application.0001';
  const sent = await sendForm(
    portal.url,
    '/business-account/new',
    { formKey: 'two', ...APPLICATION },
    { 'x-correlation-id': correlation },
  );
  assert.equal(sent.status, 303);
  const path = sent.headers.get('location') ?? '';
  await pageShows(path, 'The bank asks for more information');

  const answers = { beneficialOwners: 'Sample Person, 100 %', sourceOfFunds: 'Revenue' };
  const answered = await sendForm(portal.url, `${path}/information`, answers);
  assert.equal(answered.headers.get('location'), path);
  assert.ok((await (await fetch(`${portal.url}${path}`)).text()).includes('Your application is with the bank'));

  const { entries } = await bank.control.journal({ correlation });
  const application = entries.flatMap((entry) =>
    entry.kind === 'call' && entry.resource !== null ? [entry.resource] : [],
  )[0];
  assert.ok(application !== undefined);
  await bank.control.decide(application, { decision: 'approve', by: 'bank staff' });
  const open = await pageShows(path, 'Your account is open');
  assert.match(open, /Account number/);

  const polled = (await bank.control.journal({ correlation })).entries.filter(
    (entry) => entry.kind === 'call' && entry.method === 'GET' && entry.namedState === 'APPROVED',
  );
  assert.equal(polled.length, 1);
  const supplied = entries.filter((entry) => entry.kind === 'call' && entry.path.endsWith('/information'));
  assert.equal(supplied.length, 1);
});

test('the job tells of its runs', async () => {
  const job = await bodyOf(await fetch(`${poller.url}/operations/job`, TOKEN));
  assert.equal(job.name, 'status-poller');
  assert.equal(job.schedule, '* * * * * *');
  assert.equal(job.timeZone, 'UTC');
  assert.match(JSON.stringify(job.lastRun), /"outcome":"succeeded"/);
});

test('no secret is in any log, nor in any answer', async () => {
  const said: string[] = [];
  for (const { url } of services) {
    for (const path of ['/health/ready', '/operations/version', '/operations/configuration', '/operations/job']) {
      const answer = await fetch(`${url}${path}`, TOKEN);
      said.push(JSON.stringify([...answer.headers]), await answer.text());
    }
  }
  const refused = await sendJson(`${payments.url}/payments`, { creditorName: CANARIES.BANK_CLIENT_SECRET });
  assert.equal(refused.status, 422);
  said.push(await refused.text());
  for (const { lines, errors } of services) said.push(...lines, ...errors);
  const password = decodeURIComponent(new URL(stage.databaseUrl).password);
  const basic = Buffer.from(`platform:${CANARIES.BANK_CLIENT_SECRET}`).toString('base64');
  for (const secret of [...Object.values(CANARIES), password, basic]) {
    assert.ok(secret.length > 8);
    assert.deepEqual(
      said.filter((text) => text.includes(secret)),
      [],
    );
  }
});
