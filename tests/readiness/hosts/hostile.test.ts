import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { github } from '../../../readiness/sources/github.ts';
import { gitlab } from '../../../readiness/sources/gitlab.ts';
import { refusal } from '../../../readiness/sources/hosts/refusal.ts';
import { ofrep } from '../../../readiness/sources/ofrep.ts';
import type { Source } from '../../../readiness/sources/source.ts';
import { Secret } from '../../../support/secret.ts';
import { hostileServer, hostilities } from '../../helpers/hostile-server.ts';
import { openedSource } from '../open-source.ts';

const token = new Secret('TOKEN', 'canary-token');
const limits = { withinMs: 150 };

const open = {
  github: (api: string) =>
    openedSource(github, { kind: 'github', repository: 'northgate/platform', token, api }, limits),
  gitlab: (api: string) => openedSource(gitlab, { kind: 'gitlab', project: 'northgate/platform', token, api }, limits),
  ofrep: (url: string) => openedSource(ofrep, { kind: 'ofrep', url, token, context: {} }, limits),
} satisfies Record<string, (address: string) => Source>;

for (const hostility of hostilities()) {
  test(`hosts and flags: a place that ${hostility} is not read, within its limit, and its words are not told`, async (t) => {
    const address = await hostileServer(t, hostility);
    const [hub, lab, flags] = [open.github(address), open.gitlab(address), open.ofrep(address)];
    const readings = await Promise.all([
      hub.file?.('deploy.yml', 'main'),
      hub.commit?.('main'),
      hub.contains?.('abcdef1', '1234567'),
      hub.workflow?.('deploy.yml'),
      lab.file?.('.gitlab-ci.yml', 'main'),
      lab.commit?.('main'),
      lab.contains?.('abcdef1', '1234567'),
      lab.workflow?.('.gitlab-ci.yml'),
      flags.flag?.('instant-payments'),
    ]);
    for (const reading of readings) {
      assert.ok(reading !== undefined && !reading.read);
      assert.ok(reading.reason.length > 0);
    }
    assert.ok(!JSON.stringify(readings).includes('canary'));
  });
}

test('a refusal is put into words whatever its status and headers are', () => {
  const header = fc.option(fc.oneof(fc.string(), fc.nat().map(String)), { nil: undefined });
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), header, header, fc.boolean(), (status, reset, after, withToken) => {
      const told = { 'x-ratelimit-reset': reset, 'x-ratelimit-remaining': '0', 'retry-after': after };
      const headers = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
      assert.ok(refusal(status, headers, withToken).length > 0);
    }),
  );
});
