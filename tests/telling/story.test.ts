import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellingSchema } from '../../model/environment/telling.ts';
import { webhookMessageSchema } from '../../model/message.ts';
import { tellVerdict } from '../../reports/telling/tell-verdict.ts';
import { NOTHING_TOLD } from '../../reports/telling/what-was-told.ts';
import { Secret } from '../../support/secret.ts';
import { fixWindow } from '../../verdict/fix-windows/fix-window.ts';
import { platform, samples } from '../reports/samples.ts';
import { IMPATIENT, recordingServer } from './recording-server.ts';
import { blocker, DEMO_AT, EVENING, withVerdict } from './samples.ts';

const HOUR = 3_600_000;
const takes = (minutes: number) => ({ ms: minutes * 60_000, by: 'declared' as const });
const needs = { fix: takes(60), redeploy: takes(10), rehearsal: takes(15) };

/** What rehearsals of one evening, night and morning tell, each with the window as it is by then. */
async function toldAt(t: Parameters<typeof recordingServer>[0], moments: readonly number[]) {
  const { address, taken } = await recordingServer(t, 200);
  const url = new Secret('HOOK', address);
  const signedWith = new Secret('HOOK_KEY', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
  const telling = tellingSchema.parse({ channels: [{ kind: 'webhook', url, signedWith }] });
  const owner = { ...platform, onCall: { name: 'DevOps on-call', contact: '+1 555 0100', answersWithinMs: 600_000 } };
  let memory = NOTHING_TOLD;
  const results: string[] = [];
  for (const now of moments) {
    const window = fixWindow(owner, needs, { at: DEMO_AT, freeze: null }, now);
    const input = withVerdict(samples.noGo, {
      blockers: [blocker('configuration/payments/KEY', { owner, fixWindow: window })],
    });
    const options = {
      telling,
      input,
      memory,
      now,
      folder: '/',
      page: '/index.html',
      counts: true,
      patience: IMPATIENT,
    };
    const { told, memory: kept } = await tellVerdict(options);
    memory = kept;
    results.push(String(told[0]?.result));
  }
  return { results, messages: taken.map(({ body }) => webhookMessageSchema.parse(JSON.parse(String(body))).data) };
}

test('the owner sits in Los Angeles, the demo is at 15:30 UTC: no-go is told the evening before, while they are at work', async (t) => {
  const night = EVENING + 8 * HOUR;
  const beforeItCloses = Date.parse('2026-11-20T13:30:00.000Z');
  const { results, messages } = await toldAt(t, [
    EVENING,
    EVENING + HOUR,
    night,
    beforeItCloses,
    beforeItCloses + 60_000,
  ]);
  assert.deepEqual(results, ['told', 'quiet', 'quiet', 'told', 'quiet']);
  const [evening, morning] = messages;
  assert.equal(evening?.headline, 'No-go: staging');
  assert.equal(evening.demo?.says, 'Demo Fri 20 Nov 2026, 15:30 UTC (in 22 h)');
  const [reason] = evening.blockers.listed;
  assert.match(String(reason?.owner), /Thu 09:30 there, at work/);
  assert.match(String(reason?.window), /Platform team/);
  // In the morning they sleep: it is the on-call who must be woken, by when the message says.
  assert.match(String(morning?.why), /^the window to mend .* closes at 1[34]:\d\d UTC$/);
  assert.notEqual(morning?.blockers.listed[0]?.wakeBy, null);
  assert.match(String(morning?.blockers.listed[0]?.window), /DevOps on-call/);
});
