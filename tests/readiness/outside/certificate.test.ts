import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { Finding } from '../../../model/finding.ts';
import { shakeHands } from '../../../readiness/tls/handshake.ts';
import { trusting } from '../../../readiness/tls/trust.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { authority, certificate, type Issued, secureServer } from './certificates.ts';
import { environmentOf, inShort, lookAt, observedOf } from './looking.ts';

const DAY_MS = 86_400_000;
const root = await authority('Our Root');
const stranger = await authority('A Stranger');
const between = await authority('Our Middle', { until: 2 }, root);
const lasting = await authority('Our Lasting Middle', {}, root);

const chain = (...shown: readonly [Issued, ...Issued[]]): Issued => ({
  cert: shown.map(({ cert }) => cert).join('\n'),
  key: shown[0].key,
});

/** What is found of services at one server that shows a certificate, for a demo that ends in three days. */
async function findingsOf(context: TestContext, shown: Issued, services = ['portal']): Promise<Finding[]> {
  const url = await secureServer(context, shown, (_, response) => response.end('{}'));
  const project = temporaryFolder(context);
  writeFileSync(join(project, 'authority.pem'), root.cert);
  const environment = environmentOf({
    certificateAuthority: 'authority.pem',
    services: Object.fromEntries(services.map((name) => [name, { url, sources: [] }])),
  });
  const neededUntil = Date.now() + 3 * DAY_MS;
  return lookAt(environment, ['certificate', 'reachable'], { project, neededUntil });
}

const FINE = ['certificate/portal pass', 'reachable/portal pass'];
const BROKEN = ['certificate/portal fail', 'reachable/portal fail (certificate/portal)'];

const CASES: { what: string; shown: Issued; findings: string[]; observed: RegExp }[] = [
  {
    what: 'a trusted certificate',
    shown: await certificate({}, root),
    findings: FINE,
    observed: /^for localhost, by Our Root, until \d{4}-\d\d-\d\d \d\d:\d\d UTC$/,
  },
  {
    what: 'a whole chain',
    shown: chain(await certificate({}, lasting), lasting),
    findings: FINE,
    observed: /by Our Lasting Middle/,
  },
  {
    what: 'an expired certificate',
    shown: await certificate({ from: -10, until: -1 }, root),
    findings: BROKEN,
    observed: /^its certificate ended on \d{4}-\d\d-\d\d/,
  },
  {
    what: 'a certificate that begins tomorrow',
    shown: await certificate({ from: 1 }, root),
    findings: BROKEN,
    observed: /is not valid before \d{4}/,
  },
  {
    what: 'a certificate for another name',
    shown: await certificate({ host: 'beta.example' }, root),
    findings: BROKEN,
    observed: /^its certificate is for beta\.example, not for localhost$/,
  },
  {
    what: 'a certificate of an authority that nobody trusts',
    shown: await certificate({}, stranger),
    findings: BROKEN,
    observed: /UNABLE_TO_VERIFY_LEAF_SIGNATURE/,
  },
  {
    what: 'a certificate of a root that it sends along itself',
    shown: chain(await certificate({}, stranger), stranger),
    findings: BROKEN,
    observed: /an authority that is not trusted here \(SELF_SIGNED_CERT_IN_CHAIN\)/,
  },
  {
    what: 'a certificate that signed itself',
    shown: await certificate(),
    findings: BROKEN,
    observed: /signed by itself/,
  },
  {
    what: 'a chain that lacks its middle',
    shown: await certificate({}, lasting),
    findings: BROKEN,
    observed: /does not send the certificate of its issuer/,
  },
  {
    what: 'all that can be wrong at once',
    shown: await certificate({ host: 'beta.example', from: -10, until: -1 }, stranger),
    findings: BROKEN,
    observed: /for beta\.example, not for localhost; its certificate ended on/,
  },
  {
    what: 'a certificate that ends before the demo is over',
    shown: await certificate({ until: 2 }, root),
    findings: ['certificate/portal fail', 'reachable/portal pass'],
    observed: /^its certificate ends on .*, before the demo is over$/,
  },
  {
    what: 'a middle of the chain that ends before the demo is over',
    shown: chain(await certificate({}, between), between),
    findings: ['certificate/portal fail', 'reachable/portal pass'],
    observed: /^the certificate of Our Middle above it ends on .*, before the demo is over$/,
  },
  {
    what: 'a certificate that ends in the week after the demo',
    shown: await certificate({ until: 10 }, root),
    findings: ['certificate/portal warn', 'reachable/portal pass'],
    observed: /^its certificate ends on/,
  },
];

for (const { what, shown, findings, observed } of CASES) {
  test(`${what}: exactly the findings it should give`, async (t) => {
    const found = await findingsOf(t, shown);
    assert.deepEqual(inShort(found), findings, observedOf(found, 'certificate/portal'));
    assert.match(observedOf(found, 'certificate/portal'), observed);
  });
}

test('services of one host share its certificate, and follow from it together', async (t) => {
  const found = await findingsOf(t, await certificate({ host: 'beta.example' }, root), ['portal', 'payments']);
  assert.deepEqual(inShort(found), [
    'certificate/portal fail',
    'reachable/payments fail (certificate/portal)',
    'reachable/portal fail (certificate/portal)',
  ]);
});

test('the usual authorities stay trusted besides our own', async (t) => {
  const usual = getCACertificates('default');
  setDefaultCACertificates([...usual, root.cert]);
  t.after(() => setDefaultCACertificates(usual));
  const url = await secureServer(t, await certificate({}, root), (_, response) => response.end());
  const { signal } = new AbortController();
  const handshake = await shakeHands(url, { ...trusting(stranger.cert), signal });
  assert.equal(handshake.completed && handshake.distrusted, null);
});
