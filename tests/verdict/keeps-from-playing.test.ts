import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../model/finding.ts';
import { type RulesDefinition, rulesSchema } from '../../model/rules-file.ts';
import { keepsFromPlaying } from '../../verdict/keeps-from-playing.ts';
import { facts, finding } from './samples.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');
const headers = finding('security/portal/headers', 'fail');
const waiver = { id: 'security/portal/*', reason: 'it stays in our network', by: 'the CTO', until: '2026-03-01' };

function keeps(settings: RulesDefinition, ...findings: Finding[]): boolean {
  const readiness = { schemaVersion: 1, environment: 'local', startedAt: facts.run.startedAt, durationMs: 1, findings };
  return keepsFromPlaying({ ...readiness, schemaVersion: 1 }, rulesSchema.parse(settings), {
    environment: 'local',
    now: NOON,
  });
}

test('what failed keeps anybody from playing; what is doubtful or not known does not', () => {
  assert.equal(keeps({}, headers), true);
  assert.equal(keeps({}, finding('ready/portal', 'pass'), finding('clock/portal', 'warn')), false);
  assert.equal(keeps({}, finding('job/poller', 'unknown')), false);
});

test('what is waived keeps nobody from playing, nor what follows from it; what else failed does', () => {
  const because = finding('ready/edge', 'fail', { because: headers.id });
  assert.equal(keeps({ waivers: [waiver] }, headers, because), false);
  assert.equal(keeps({ waivers: [waiver] }, headers, finding('ready/payments', 'fail')), true);
});

test('a waiver that has run out, or is for another environment, changes nothing', () => {
  assert.equal(keeps({ waivers: [{ ...waiver, until: '2026-02-28' }] }, headers), true);
  assert.equal(keeps({ waivers: [{ ...waiver, environments: ['staging'] }] }, headers), true);
});

test('a team that weighs readiness less plays all the same', () => {
  for (const severity of ['doubt', 'risk', 'off'] as const) {
    assert.equal(keeps({ severity: { 'readiness-failed': severity } }, headers), false);
  }
});

test('an identity that is not proved always keeps everybody from playing', () => {
  const settings = { severity: { 'readiness-failed': 'off' }, waivers: [{ ...waiver, id: '*' }] } as const;
  const unproved = finding('identity/portal', 'unknown', { because: headers.id });
  assert.equal(keeps({ ...settings, waivers: [...settings.waivers] }, headers, unproved), true);
  assert.equal(keeps({ waivers: [{ ...waiver, id: '*' }] }, finding('identity/portal', 'fail')), true);
});
