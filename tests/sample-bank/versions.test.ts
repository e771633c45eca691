import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CLOSED_ACCOUNT } from '../../mocks/sample/lifecycle/payment.ts';
import { findSampleVersion, VERSION_NAMES, VERSIONS, type VersionName } from '../../mocks/sample/versions.ts';
import { Problem } from '../../support/problem.ts';
import { ANSWERS, clientOf, GOOD_IBAN } from './bodies.ts';
import { type Answer, openSample } from './open-sample.ts';

const version = fc.constantFrom<VersionName>(...VERSION_NAMES);

/** What each version calls the states an application goes through. */
const CALLED: Record<VersionName, readonly string[]> = {
  '2025-09': ['NEW', 'INFO_NEEDED', 'INFO_NEEDED', 'IN_REVIEW', 'INFO_NEEDED', 'ACCEPTED'],
  '2026-03': [
    'RECEIVED',
    'INFORMATION_REQUIRED',
    'INFORMATION_REQUIRED',
    'UNDER_REVIEW',
    'INFORMATION_REQUIRED',
    'APPROVED',
  ],
  '2026-09': [
    'RECEIVED',
    'INFORMATION_REQUIRED',
    'INFORMATION_REQUIRED',
    'IN_REVIEW',
    'INFORMATION_REQUIRED',
    'APPROVED',
  ],
};

for (const name of VERSION_NAMES) {
  test(`${name}: an account that is opened after questions is answered by the contract at every step`, async () => {
    const bank = await openSample();
    const client = await clientOf(bank, name);
    const submitted = await client.submit();
    const id = client.idOf(submitted);
    const answers = [submitted, await client.application(id)];
    for (const answer of ANSWERS) answers.push(await client.supply(id, [answer]));
    const questions = [{ field: 'licence', question: 'Which licence do you hold?' }];
    assert.ok(bank.model.desk.decide(id, { decision: 'request-information', by: 'Staff', questions }).done);
    answers.push(await client.application(id));
    await client.supply(id, [{ field: 'licence', answer: 'None is needed' }]);
    assert.ok(bank.model.desk.decide(id, { decision: 'approve', by: 'Staff' }).done);
    const approved = await client.application(id);
    answers.push(approved);
    assert.deepEqual(
      answers.map(({ json }) => json.status),
      CALLED[name],
    );
    assert.equal(approved.headers.get('retry-after'), null);
    assert.match(JSON.stringify(approved.json.account), /"DE\d{20}"/);

    const other = client.idOf(await client.submit({ turnover: '99999.99' }));
    bank.model.desk.decide(other, { decision: 'reject', by: 'Staff', reason: 'The register has no such company.' });
    assert.match((await client.application(other)).text, /The register has no such company\./);
  });

  test(`${name}: payments of every outcome are answered by the contract`, async () => {
    const bank = await openSample();
    const client = await clientOf(bank, name);
    const { pending, completed, rejected } = VERSIONS[name].payments.statuses;
    const outcomes: [Parameters<typeof client.pay>[0], string, RegExp][] = [
      [{}, completed, /"/],
      [{ iban: CLOSED_ACCOUNT }, rejected, /CLOSED/],
      [{ value: '100000.01' }, rejected, /LIMIT/],
      [{ debtor: GOOD_IBAN }, rejected, /SAME_ACCOUNT/],
    ];
    for (const [payment, outcome, reason] of outcomes) {
      const id = client.idOf(await client.pay(payment));
      assert.equal((await client.payment(id)).json.status, pending);
      await bank.passes(600);
      const settled = await client.payment(id);
      assert.equal(settled.json.status, outcome);
      assert.match(settled.text, reason);
    }
  });
}

test('creations differ as a bank’s would: 200 with all of it, 201 and 202 with Location and Retry-After', async () => {
  const bank = await openSample();
  const told = ({ status, headers }: Answer) => [status, headers.get('location') !== null, headers.get('retry-after')];
  const seen = [];
  for (const name of VERSION_NAMES) {
    const client = await clientOf(bank, name);
    seen.push([told(await client.submit()), told(await client.pay())]);
  }
  const plain = [200, false, null];
  const later = [202, true, '1'];
  assert.deepEqual(seen, [
    [plain, plain],
    [later, [201, true, null]],
    [later, later],
  ]);
});

test('the path in Location is the one at which the resource is read', async () => {
  const bank = await openSample();
  for (const name of ['2026-03', '2026-09'] as const) {
    const client = await clientOf(bank, name);
    const submitted = await client.submit();
    const headers = await bank.credential(name);
    const read = await bank.call('GET', submitted.headers.get('location') ?? '', { version: name, headers });
    assert.equal(client.idOf(read), client.idOf(submitted));
  }
});

test('what is submitted in one version is read in every other, whatever state it is in', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((value) => /\S/.test(value));
  const turnover = fc.integer({ min: 0, max: 99_999_999_999 }).map((cents) => (cents / 100).toFixed(2));
  const move = fc.constantFrom('supply', 'approve', 'reject', 'ask', 'time');
  const bank = await openSample();
  const clients = new Map(
    await Promise.all(VERSION_NAMES.map(async (each) => [each, await clientOf(bank, each)] as const)),
  );
  const property = fc.asyncProperty(
    version,
    text,
    turnover,
    fc.array(fc.tuple(move, version)),
    async (first, name, amount, moves) => {
      const submitting = clients.get(first) ?? assert.fail();
      const id = submitting.idOf(await submitting.submit({ name, turnover: amount }));
      const payment = submitting.idOf(await submitting.pay());
      for (const [what, by] of moves) {
        const client = clients.get(by) ?? assert.fail();
        const open = bank.model.desk.find(id)?.enquiries.filter(({ answer }) => answer === null) ?? [];
        if (what === 'supply') await client.supply(id, [{ field: open[0]?.field ?? 'unasked', answer: 'An answer' }]);
        else if (what === 'time') await bank.passes(300);
        else await decide(bank, id, what);
        for (const [each, reader] of clients) {
          const shown = await reader.application(id);
          const state = bank.model.desk.find(id)?.state ?? assert.fail();
          const named = Object.entries(VERSIONS[each].applications.statuses).find(([key]) => key === state)?.[1];
          assert.equal(shown.json.status, named);
          assert.ok(shown.text.includes(JSON.stringify(name)), shown.text);
          assert.equal((await reader.payment(payment)).status, 200);
        }
      }
    },
  );
  await fc.assert(property, { numRuns: 200 });
});

async function decide(bank: Awaited<ReturnType<typeof openSample>>, id: string, what: string): Promise<void> {
  const decision = what === 'ask' ? 'request-information' : what;
  const questions = [{ field: `question${bank.now()}`, question: 'What else?' }];
  bank.model.desk.decide(id, { decision, by: 'Staff', reason: 'A reason', questions });
}

test('what a client sends comes back as it was sent, amounts to the cent', async () => {
  const bank = await openSample();
  const cents = fc.integer({ min: 1, max: 10_000_000 });
  await fc.assert(
    fc.asyncProperty(version, cents, async (name, amount) => {
      const client = await clientOf(bank, name);
      const value = (amount / 100).toFixed(2);
      const application = await client.application(client.idOf(await client.submit({ turnover: value })));
      const payment = await client.payment(client.idOf(await client.pay({ value })));
      const shown = name === '2025-09' ? String(amount / 100) : JSON.stringify(value);
      const turnover = name === '2025-09' ? '"expectedTurnover"' : '"value"';
      assert.ok(application.text.includes(`${turnover}:${shown}`), application.text);
      assert.ok(payment.text.includes(`:${shown}`), payment.text);
    }),
    { numRuns: 200 },
  );
});

test('the legal form is asked for since 2026-09, and unknown where an application came another way', async () => {
  const bank = await openSample();
  const [old, today, next] = await Promise.all(VERSION_NAMES.map((name) => clientOf(bank, name)));
  assert.ok(old !== undefined && today !== undefined && next !== undefined);
  const forms = [];
  for (const client of [old, today, next]) {
    const id = client.idOf(await client.submit());
    forms.push(/"legalForm":"(\w+)"/.exec((await next.application(id)).text)?.[1]);
    assert.doesNotMatch((await today.application(id)).text, /legalForm/);
  }
  assert.deepEqual(forms, ['UNKNOWN', 'UNKNOWN', 'COOPERATIVE']);
});

test('a version is found by its name, the platform’s without one, and another is refused with those there are', () => {
  assert.equal(findSampleVersion('2026-09'), '2026-09');
  assert.equal(findSampleVersion(), '2026-03');
  const refused = (error: unknown) => error instanceof Problem && error.why.includes('2025-09, 2026-03, 2026-09');
  assert.throws(() => findSampleVersion('2027-01'), refused);
  assert.throws(() => findSampleVersion('toString'), refused);
});
