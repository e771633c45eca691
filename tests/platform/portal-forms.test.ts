import assert from 'node:assert/strict';
import { test } from 'node:test';
import { APPLICATION, PAYMENT, sendForm } from './requests.ts';
import { openStage } from './stage.ts';
import { NOWHERE } from './variables.ts';

const stage = await openStage();
const bank = await stage.bank();
const [onboarding, payments] = await Promise.all([
  stage.service('onboarding', { BANK_URL: bank.url }),
  stage.service('payments', { BANK_URL: bank.url }),
]);
const portal = await stage.service('portal', { ONBOARDING_URL: onboarding.url, PAYMENTS_URL: payments.url });
const alone = await stage.service('portal', { ONBOARDING_URL: NOWHERE, PAYMENTS_URL: NOWHERE });

/** What a page says about a field that is wrong. */
function errorsIn(page: string): Record<string, string> {
  const matches = page.matchAll(/id="field-(\w+)-error">.*?Error: <\/span>(.*?)<\/span>/gs);
  return Object.fromEntries([...matches].map(([, field, message]) => [field, message]));
}

test('an empty payment is sent back with a message per field, each linked from the summary', async () => {
  const answer = await sendForm(portal.url, '/payments/new', {});
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.deepEqual(errorsIn(page), {
    creditorName: 'Enter the name of the person or company you pay',
    creditorAccount: 'Enter the IBAN of the beneficiary',
    amount: 'Enter the amount to pay',
    reference: 'Enter a reference, so that the beneficiary knows what you pay for',
  });
  assert.match(page, /<title>Error: Make a payment/);
  assert.match(page, /4 things need your attention/);
  for (const field of Object.keys(errorsIn(page))) {
    assert.ok(page.includes(`<a href="#field-${field}">`));
    assert.match(
      page,
      new RegExp(`id="field-${field}"[^>]*aria-describedby="[^"]*field-${field}-error" aria-invalid="true"`),
    );
  }
});

test('what was typed is kept, escaped', async () => {
  const typed = { ...PAYMENT, formKey: 'kept-key', creditorName: '"><script>alert(1)</script>', amount: 'twelve' };
  const page = await (await sendForm(portal.url, '/payments/new', typed)).text();
  assert.deepEqual(errorsIn(page), { amount: 'Enter the amount in euros and cents, such as 12.50' });
  assert.ok(page.includes('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"'));
  assert.ok(!page.includes('<script>alert'));
  for (const value of [PAYMENT.creditorAccount, PAYMENT.reference, 'kept-key', 'twelve']) {
    assert.ok(page.includes(`value="${value}"`), value);
  }
});

test('an IBAN, an amount and an e-mail that can’t be are named', async () => {
  const errorsOf = async (path: string, fields: Record<string, string>) =>
    errorsIn(await (await sendForm(portal.url, path, fields)).text());
  assert.deepEqual(await errorsOf('/payments/new', { ...PAYMENT, creditorAccount: 'DE89370400440532013001' }), {
    creditorAccount: 'This IBAN is not right. Compare it with the invoice, character by character',
  });
  assert.deepEqual(await errorsOf('/payments/new', { ...PAYMENT, amount: '0,00' }), {
    amount: 'Enter an amount of more than 0',
  });
  assert.deepEqual(
    await errorsOf('/business-account/new', { ...APPLICATION, email: 'somebody', country: 'XX', industry: 'Piracy' }),
    {
      country: 'Choose the country in which the company is registered',
      industry: 'Choose the industry that fits best',
      email: 'Enter an e-mail address such as name@company.com',
    },
  );
});

test('what people type freely is understood', async () => {
  const fields = { ...PAYMENT, formKey: 'free', creditorAccount: ' de89 3704 0044 0532 0130 00 ', amount: '1.250,5' };
  const sent = await sendForm(portal.url, '/payments/new', fields);
  const page = await (await fetch(`${portal.url}${sent.headers.get('location')}`)).text();
  assert.ok(page.includes('€1,250.50'));
  assert.ok(page.includes('DE89 3704 0044 0532 0130 00'));
});

test('a form that is sent twice is one payment; with other values it is another', async () => {
  const send = async (fields: Record<string, string>) =>
    (await sendForm(portal.url, '/payments/new', { formKey: 'twice', ...PAYMENT, ...fields })).headers.get('location');
  const [one, other] = await Promise.all([send({}), send({})]);
  assert.equal(one, other);
  assert.notEqual(await send({ amount: '13' }), one);
  assert.notEqual(await send({ formKey: 'opened anew' }), one);
});

test('a form that another site sends is refused', async () => {
  for (const headers of [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:9' },
  ]) {
    const refused = await sendForm(portal.url, '/payments/new', PAYMENT, headers);
    assert.equal(refused.status, 403);
    assert.match(await refused.text(), /We did not accept this form/);
  }
});

test('pages load and run only what the portal serves, and nobody keeps them', async () => {
  for (const path of ['/', '/payments/new', '/nothing']) {
    const { headers } = await fetch(`${portal.url}${path}`);
    assert.equal(
      headers.get('content-security-policy'),
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  }
  const page = await (await fetch(portal.url)).text();
  const assets = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  assert.equal(assets.length, 3);
  for (const path of assets) assert.equal((await fetch(`${portal.url}${path}`)).status, 200, path);
  assert.ok(!/https?:\/\//.test(page.replaceAll('http://www.w3.org', '')));
});

test('when a service does not answer, a kind page names the reference, and the log the cause', async () => {
  const correlation = { 'x-correlation-id': 'reference.0001' };
  const attempts = [
    await sendForm(alone.url, '/payments/new', { formKey: 'one', ...PAYMENT }, correlation),
    await sendForm(alone.url, '/business-account/new', { formKey: 'two', ...APPLICATION }, correlation),
    await fetch(`${alone.url}/payments/5c0ffee0-0000-4000-8000-000000000000`, { headers: correlation }),
    await fetch(`${alone.url}/business-account/5c0ffee0-0000-4000-8000-000000000000/status`, { headers: correlation }),
  ];
  for (const answer of attempts) {
    assert.equal(answer.status, 502);
    const page = await answer.text();
    assert.match(page, /reference\.0001/);
    assert.ok(!page.includes('ECONNREFUSED'));
  }
  const causes = await alone.logs((line) => line.event === 'call' && line.correlationId === 'reference.0001', 4);
  assert.equal(causes.length, 4);
  for (const { message } of causes)
    assert.match(String(message), /^(payments|onboarding) can’t be reached: connect ECONNREFUSED/);
});

test('what is not there is not there', async () => {
  for (const path of ['/nothing', '/payments/unknown', '/business-account/5c0ffee0-0000-4000-8000-000000000000']) {
    const answer = await fetch(`${portal.url}${path}`);
    assert.equal(answer.status, 404, path);
    assert.match(await answer.text(), /There is no such page/);
  }
});

test('an application that the bank could not be given is shown kindly, and can be sent again', async () => {
  const cutOff = await stage.service('onboarding', { BANK_URL: NOWHERE });
  const [cut, whole] = await Promise.all([
    stage.service('portal', { ONBOARDING_URL: cutOff.url, PAYMENTS_URL: payments.url }),
    stage.service('portal', { ONBOARDING_URL: onboarding.url, PAYMENTS_URL: payments.url }),
  ]);
  const sent = await sendForm(cut.url, '/business-account/new', { formKey: 'three', ...APPLICATION });
  assert.equal(sent.status, 303);
  const path = sent.headers.get('location') ?? '';
  const kept = await (await fetch(`${cut.url}${path}`)).text();
  assert.match(kept, /We could not hand your application to the bank yet/);
  assert.match(kept, /Nothing is lost/);
  assert.ok(!kept.includes('ECONNREFUSED'));
  assert.equal((await sendForm(cut.url, `${path}/submission`, {})).headers.get('location'), path);
  assert.equal((await sendForm(whole.url, `${path}/submission`, {})).headers.get('location'), path);
  assert.match(await (await fetch(`${whole.url}${path}`)).text(), /Your application is with the bank/);
});

test('without scripts, a page that waits reloads itself, and one with a form does not', async () => {
  const sent = await sendForm(portal.url, '/business-account/new', { formKey: 'four', ...APPLICATION });
  const waiting = await (await fetch(`${portal.url}${sent.headers.get('location')}`)).text();
  assert.match(waiting, /<noscript><meta http-equiv="refresh" content="2" \/><\/noscript>/);
  assert.ok(!(await (await fetch(`${portal.url}/payments/new`)).text()).includes('http-equiv'));
});
