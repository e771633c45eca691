import assert from 'node:assert/strict';
import { existsSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { projectWith } from '../check/small-platform.ts';
import { listening } from '../helpers/listening.ts';
import { projectFolder, rehearse, reportsFolder } from '../helpers/rehearse-command.ts';
import { json, recordingServer } from '../telling/recording-server.ts';

// https://github.com/wolfcw/libfaketime: another clock for a process and all it starts.
const FAKETIME = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/faketime/libfaketime.so.1`;
const skip = existsSync(FAKETIME) ? false : 'faketime is not installed';

const DEMO = '2026-12-02T15:30:00Z';
const EVENING_BEFORE = '2026-12-01 18:30:00';
const MORNING_OF_THE_DEMO = '2026-12-02 09:00:00';
const AFTERNOON = '2026-12-02 15:00:00';

test('the evening before, the no-go is sent while the owner in Los Angeles is still at work; in the morning somebody must be woken', {
  skip,
}, async (t) => {
  const webhook = await recordingServer(t, json({}));
  const at = await staging(t, webhook.address);

  const evening = await at(EVENING_BEFORE);
  assert.equal(evening.exitCode, 1, evening.stderr);
  assert.equal(webhook.taken.length, 1, 'it is sent at once');
  const sent = JSON.parse(webhook.taken[0]?.body.toString() ?? '');
  assert.equal(sent.data.outcome, 'no-go');
  const [blocker] = sent.data.blockers.listed;
  assert.match(blocker.owner, /^DevOps, #devops.* Tue 10:30 there, at work/);
  assert.match(blocker.window, /^DevOps are at work now \(10:30 there\): they must start before they go home at/);
  assert.match(evening.stdout, /DevOps are at work now \(10:30 there\)/, 'the terminal says the same');

  const morning = await at(MORNING_OF_THE_DEMO);
  assert.equal(morning.exitCode, 1);
  assert.equal(webhook.taken.length, 1, 'the same no-go is not sent again');
  assert.match(
    morning.stdout,
    /DevOps start in (?:7 h|6 h 59 min), at 16:00 UTC \(08:00 there\); the demo is at 15:30 UTC: wake the on-call \(on-call, \+1 555 0100\) by 14:\d\d UTC or present the fallback\./,
  );

  const afternoon = await at(AFTERNOON);
  assert.match(afternoon.stdout, /Too late: .* Present the fallback\./);
});

/** A project whose portal is down, and the run on it at a time of day. */
async function staging(t: TestContext, webhook: string): Promise<(time: string) => ReturnType<typeof rehearse>> {
  const portal = `http://127.0.0.1:${await listening(
    t,
    createServer((_, response) => {
      // It lives by the test's clock: nobody shall find that it goes wrong.
      response.sendDate = false;
      response.writeHead(503).end();
    }),
  )}`;
  const project = projectWith(t, {
    staging: `{
      identity: { id: 'staging-1' },
      owner: {
        name: 'DevOps', timeZone: 'America/Los_Angeles', workingHours: '08:00-16:00', contact: '#devops',
        onCall: { name: 'on-call', contact: '+1 555 0100', answersWithin: '15m' },
      },
      operationsToken: secret('OPERATIONS_TOKEN'),
      entrance: 'portal',
      services: { portal: { url: '${portal}' } },
      mending: { takes: { reachable: '20m' }, redeploy: '10m' },
      telling: { channels: [{ kind: 'webhook', url: secret('HOOK_URL'), signedWith: secret('HOOK_SECRET') }] },
    }`,
  });
  symlinkSync(join(projectFolder, 'node_modules'), join(project, 'node_modules'));
  const reports = reportsFolder(t);
  const env = {
    OPERATIONS_TOKEN: 'a-token-for-operations',
    HOOK_URL: webhook,
    HOOK_SECRET: `whsec_${Buffer.from('a secret of the webhook, of 32 B').toString('base64')}`,
    LD_PRELOAD: FAKETIME,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    TZ: 'UTC',
  };
  const run = ['run', '--env', 'staging', '--demo', DEMO, '--slot', '20m', '--reports', reports.path];
  return (time) => rehearse(t, run, { cwd: project, env: { ...env, FAKETIME: `@${time}` } });
}
