import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { stageCertificates } from '../../platform/stage/certificates/stage-certificates.ts';
import { change, type PlannedEdge, soundPlan } from '../../platform/stage/plan.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.now();

/** Makes certificates in one folder after the other, as stagings do that follow each other. */
function certifier(t: TestContext) {
  const folder = temporaryFolder(t);
  const cacheFolder = join(folder, 'kept');
  return {
    cacheFolder,
    async make(plan = soundPlan(), now = NOW) {
      const made = await stageCertificates({ plan, folder, cacheFolder, now });
      const read = (path: string) => new X509Certificate(readFileSync(path));
      return {
        edge: read(made.edgeCertificateFile),
        authority: read(made.authorityFile),
        signing: new X509Certificate(made.signing),
      };
    },
  };
}

const edgeWith = (certificate: PlannedEdge['certificate']) => change(soundPlan(), 'edge', { certificate });

test('a sound certificate is for the edge’s name, comes from the authority, and holds for long', async (t) => {
  const { edge, authority, signing } = await certifier(t).make();
  assert.ok(edge.checkHost('localhost') && edge.checkIP('127.0.0.1'));
  assert.ok(edge.verify(authority.publicKey) && authority.ca);
  assert.ok(edge.validFromDate.getTime() < NOW && edge.validToDate.getTime() > NOW + 300 * DAY_MS);
  assert.ok(signing.validToDate.getTime() > NOW + 300 * DAY_MS);
});

test('certificates are kept for the next staging, renewed in time, and made anew when they are broken', async (t) => {
  const { make, cacheFolder } = certifier(t);
  const first = await make();
  assert.equal((await make()).edge.fingerprint256, first.edge.fingerprint256);
  const later = await make(soundPlan(), NOW + 31 * DAY_MS);
  assert.notEqual(later.edge.fingerprint256, first.edge.fingerprint256);
  writeFileSync(join(cacheFolder, 'edge.json'), '{"half');
  assert.ok((await make()).edge.checkHost('localhost'));
});

test('a plan has certificates that are over, nearly over, or another’s, and none of them is kept', async (t) => {
  const { make } = certifier(t);
  assert.ok((await make(edgeWith('expired'))).edge.validToDate.getTime() < NOW);
  const soon = (await make(edgeWith('ends-soon'))).edge.validToDate.getTime();
  assert.ok(soon > NOW + 2 * HOUR_MS && soon < NOW + 4 * HOUR_MS);
  assert.equal((await make(edgeWith('other-name'))).edge.checkHost('localhost'), undefined);
  const untrusted = await make(edgeWith('other-authority'));
  assert.ok(!untrusted.edge.verify(untrusted.authority.publicKey));
  const over = await make(change(soundPlan(), 'papers', { signingCertificateEndsInMs: -3 * HOUR_MS }));
  assert.ok(over.signing.validToDate.getTime() < NOW);
  const sound = await make();
  assert.ok(sound.edge.checkHost('localhost') && sound.signing.validToDate.getTime() > NOW + 300 * DAY_MS);
});
