import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judgeAddresses } from '../../../readiness/checks/domain/judge.ts';
import { nowhere } from '../stand-in.ts';
import { environmentOf, inShort, lookAt, observedOf } from './looking.ts';

/** No name has a part of more than 63 characters, so nobody is asked for this one. */
const NO_NAME = `${'x'.repeat(64)}.example`;

const findingsOf = (domains: Record<string, { resolvesTo?: string[] }>) =>
  lookAt(environmentOf({ domains }), ['domain']);

test('a name that resolves passes, and says to what', async () => {
  const found = await findingsOf({ localhost: {} });
  assert.deepEqual(inShort(found), ['domain/localhost pass']);
  assert.match(observedOf(found, 'domain/localhost'), /127\.0\.0\.1|::1/);
});

test('a name that must resolve to what another name resolves to', async () => {
  assert.deepEqual(inShort(await findingsOf({ localhost: { resolvesTo: ['localhost'] } })), ['domain/localhost pass']);
  const found = await findingsOf({ localhost: { resolvesTo: [NO_NAME] } });
  assert.deepEqual(inShort(found), ['domain/localhost unknown']);
});

test('a name that resolves elsewhere fails', async () => {
  const found = await findingsOf({ localhost: { resolvesTo: ['192.0.2.7', '2001:db8::7'] } });
  assert.deepEqual(inShort(found), ['domain/localhost fail']);
  assert.match(observedOf(found, 'domain/localhost'), /, not to 192\.0\.2\.7 or 2001:db8::7$/);
});

test('a name that is gone fails, and what is there follows from it', async () => {
  const { port } = new URL(await nowhere());
  const environment = environmentOf({
    domains: { [NO_NAME]: {} },
    services: { portal: { url: `http://${NO_NAME}:${port}`, sources: [] } },
  });
  assert.deepEqual(inShort(await lookAt(environment, ['reachable'])), [
    `domain/${NO_NAME} fail`,
    `reachable/portal fail (domain/${NO_NAME})`,
  ]);
});

for (const [what, found, wanted, status] of [
  ['one of several', ['192.0.2.7'], ['192.0.2.6', '192.0.2.7'], 'pass'],
  ['an address of a family nobody named', ['192.0.2.7', '2001:db8::1'], ['192.0.2.7'], 'pass'],
  ['the same address, written otherwise', ['2001:db8::7'], ['2001:0DB8:0:0:0:0:0:7'], 'pass'],
  ['an old address besides', ['192.0.2.7', '192.0.2.8'], ['192.0.2.7'], 'warn'],
  ['only another family', ['2001:db8::7'], ['192.0.2.7'], 'fail'],
] as const) {
  test(`${what}: ${status}`, () => assert.equal(judgeAddresses('bank.example', found, wanted).status, status));
}

test('what is wanted passes in any order, and what shares nothing with it fails', () => {
  const addresses = fc.uniqueArray(fc.oneof(fc.ipV4(), fc.ipV6()), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(addresses, (wanted) => {
      assert.equal(judgeAddresses('h', wanted.toReversed(), wanted).status, 'pass');
      const others = wanted.map((address) => (address === '198.51.100.1' ? '198.51.100.2' : '198.51.100.1'));
      const status = wanted.includes('198.51.100.1') ? undefined : judgeAddresses('h', others, wanted).status;
      assert.ok(status === undefined || status === 'fail');
    }),
  );
});
