import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nowhere } from '../stand-in.ts';
import { inShort, lookAt, observedOf } from './looking.ts';
import { environmentWith, type StandInService, telling } from './services.ts';

const CASES: { what: string; service: StandInService; findings: string[]; observed: RegExp }[] = [
  {
    what: 'enough',
    service: { declared: { capacity: { connections: 10 } } },
    findings: ['capacity/portal/connections pass'],
    observed: /^10 of 20 connections free$/,
  },
  {
    what: 'too little',
    service: { answers: telling({ free: 9 }), declared: { capacity: { connections: 10 } } },
    findings: ['capacity/portal/connections fail'],
    observed: /^9 of 20 connections free, and 10 are needed$/,
  },
  {
    what: 'something that is not told',
    service: { declared: { capacity: { bytes: 1 } } },
    findings: ['capacity/portal/bytes unknown'],
    observed: /tells of connections, not of bytes/,
  },
  {
    what: 'a service that tells nothing',
    service: { answers: { 'GET /health/live': {} }, declared: { capacity: { connections: 1 } } },
    findings: ['capacity/portal/connections unknown'],
    observed: /does not tell what is free: answers 404/,
  },
];

for (const { what, service, findings, observed } of CASES) {
  test(`${what}: ${findings.join(', ')}`, async (t) => {
    const found = await lookAt(await environmentWith(t, { portal: service }), ['capacity']);
    assert.deepEqual(inShort(found), findings);
    assert.match(found.map((finding) => finding.observed).join(), observed);
  });
}

test('what a service that is down has left is not known because of that', async (t) => {
  const service = { url: await nowhere(), declared: { capacity: { connections: 1 } } };
  const found = await lookAt(await environmentWith(t, { portal: service }), ['capacity']);
  assert.deepEqual(inShort(found), ['capacity/portal/connections unknown (reachable/portal)', 'reachable/portal fail']);
  assert.match(observedOf(found, 'capacity/portal/connections'), /portal does not answer/);
});
