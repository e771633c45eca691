import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { VERSION_NAMES, type VersionName } from '../../mocks/sample/versions.ts';
import { ANSWERS, applicationBody, clientOf, idempotencyKey, paymentBody } from './bodies.ts';
import { readDocument } from './contract-document.ts';
import { openSample } from './open-sample.ts';

const PAYMENTS = { '2025-09': '/transfers', '2026-03': '/payments', '2026-09': '/payments' } as const;
const APPLICATIONS = {
  '2025-09': '/applications',
  '2026-03': '/business-account-applications',
  '2026-09': '/business-accounts/applications',
} as const;

for (const version of VERSION_NAMES) {
  const invalid = version === '2025-09' ? 400 : 422;

  test(`${version}: a body that cannot be read is refused for what is wrong with it`, async () => {
    const bank = await openSample();
    const credential = await bank.credential(version);
    const send = async (body: string, type = 'application/json') => {
      const headers = { ...credential, ...idempotencyKey(), 'content-type': type };
      return (await bank.call('POST', PAYMENTS[version], { version, body, headers })).status;
    };
    assert.equal(await send('{"creditor":'), 400);
    assert.equal(await send(''), 400);
    assert.equal(await send(' '), 400);
    assert.equal(await send(JSON.stringify(paymentBody(version)), 'text/plain'), 415);
    assert.equal(await send('{}', 'application/json; charset=utf-8'), invalid);
    assert.equal((await send(JSON.stringify(paymentBody(version)), 'application/json; charset=utf-8')) < 300, true);
  });

  test(`${version}: an IBAN with wrong check digits is refused at its place`, async () => {
    const bank = await openSample();
    const client = await clientOf(bank, version);
    const wrong = await client.pay({ iban: 'DE00370400440532013000', debtor: 'DE00370400440532013000' });
    assert.equal(wrong.status, invalid);
    const places = {
      '2025-09': ['from', 'to.iban'],
      '2026-03': ['#/debtorAccount/iban', '#/creditor/iban'],
      '2026-09': ['#/debtorAccount/identification/value', '#/creditor/account/identification/value'],
    };
    for (const place of places[version]) assert.ok(wrong.text.includes(`"${place}"`), wrong.text);
  });

  test(`${version}: what the bank does not know is refused as the version refuses`, async () => {
    const bank = await openSample();
    const client = await clientOf(bank, version);
    const answers = [await client.application('app_unknown'), await client.payment('pay_unknown')];
    answers.push(await client.supply('app_unknown'));
    for (const { status } of answers) assert.equal(status, 404);
    const path = await bank.call('GET', '/v1/payments', { version });
    const method = await bank.call('DELETE', PAYMENTS[version], { version });
    assert.deepEqual([path.status, method.status, method.headers.get('allow')], [404, 405, 'POST']);
    const form = version === '2025-09' ? ['code', 'fields', 'message'] : ['detail', 'status', 'title', 'type'];
    for (const { json } of [...answers, path, method]) assert.deepEqual(Object.keys(json).sort(), form);
    const large = bank.edition(version).refuseTooLarge();
    assert.equal(large.status, 413);
    const unreadable = bank.edition(version).refuseUnreadable();
    assert.equal(unreadable.status, 400);
    assert.deepEqual(Object.keys(z.looseObject({}).parse(await unreadable.json())).sort(), form);
  });

  test(`${version}: information is refused when nobody asked, and where it answers another question`, async () => {
    const bank = await openSample();
    const client = await clientOf(bank, version);
    const quiet = client.idOf(await client.submit({ turnover: '10.00' }));
    const conflict = await client.supply(quiet);
    assert.equal(conflict.status, 409);
    assert.match(conflict.text, /No question is open\./);
    const asked = client.idOf(await client.submit());
    const other = await client.supply(asked, [...ANSWERS, { field: 'hobby', answer: 'Chess' }]);
    assert.equal(other.status, invalid);
    assert.match(other.text, version === '2025-09' ? /"answers\.hobby"/ : /"#\/answers\/2\/field"/);
    assert.match(other.text, /no open question has this name/);
    assert.equal(bank.model.desk.find(asked)?.state, 'information-required');
  });

  test(`${version}: what the document refuses the bank refuses, and each answer to odd bodies is in the contract`, async () => {
    const bank = await openSample();
    const client = await clientOf(bank, version);
    const { errors } = readDocument(version);
    const doors = [
      { path: PAYMENTS[version], sound: paymentBody(version), send: client.payBody },
      { path: APPLICATIONS[version], sound: applicationBody(version), send: client.submitBody },
    ];
    const odd = fc.oneof(fc.jsonValue(), fc.string(), fc.constantFrom('', ' ', '0.00', '1.5', 'eur', null, 0, -1, []));
    const change = fc.record({ place: fc.nat(), value: odd, drop: fc.boolean() });
    const property = fc.asyncProperty(
      fc.constantFrom(...doors),
      fc.array(change, { minLength: 0, maxLength: 2 }),
      async ({ path, sound, send }, changes) => {
        const body = changes.reduce<unknown>((changed, { place, value, drop }) => {
          const places = placesIn(changed);
          return replaced(changed, places[place % places.length] ?? [], drop ? undefined : value);
        }, sound);
        const { status } = await send(body ?? null);
        assert.ok(status < 300 || status === invalid, String(status));
        const schema = `#/paths/${path.replaceAll('/', '~1')}/post/requestBody/content/application~1json/schema`;
        // No schema can say that an IBAN's check digits are right; all else it refuses, the bank must refuse.
        if (errors(schema, JSON.parse(JSON.stringify(body ?? null))) !== '') assert.equal(status, invalid);
        if (changes.length === 0) assert.ok(status < 300);
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });
}

test('values that are not accepted are all named, each with its place', async () => {
  const bank = await openSample();
  const refused = async (version: VersionName, change: object) => {
    const client = await clientOf(bank, version);
    return (await client.submitBody({ ...applicationBody(version), ...change })).json;
  };
  const turnover = { value: 250_000, currency: 'EUR' };
  const company = { registrationNumber: '1', country: 'Ireland', industry: 'x', expectedAnnualTurnover: turnover };
  const problem = await refused('2026-03', {
    company: { legalName: '  ', ...company, 'a/b': 1 },
    applicant: { fullName: 'Sample Person' },
  });
  assert.deepEqual(sorted(problem.errors), [
    '#/applicant/email is required',
    '#/company/a~1b is not a known field',
    '#/company/country must be a text that fits the pattern ^[A-Z]{2}$',
    '#/company/expectedAnnualTurnover/value must be a text',
    '#/company/legalName must be a text that fits the pattern \\S',
  ]);
  assert.deepEqual(sorted((await refused('2026-09', { company: { legalName: 'A', ...company } })).errors), [
    '#/company/country must be a text that fits the pattern ^[A-Z]{2}$',
    '#/company/expectedAnnualTurnover/value must be a text',
    '#/company/legalForm is required',
  ]);
  const { code, fields } = await refused('2025-09', { contact: { name: 'Sample Person' } });
  assert.deepEqual([code, fields], ['INVALID', [{ field: 'contact.email', message: 'is required' }]]);
});

function sorted(errors: unknown): string[] {
  assert.ok(Array.isArray(errors));
  return errors.map(({ pointer, detail }) => `${pointer} ${detail}`).sort();
}

/** Every place in a JSON value, the whole of it included. */
function placesIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...at, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (typeof value !== 'object' || value === null) return value;
  return { ...value, [key]: replaced(Object.entries(value).find(([name]) => name === key)?.[1], rest, replacement) };
}
