import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { channelSchema } from '../../model/environment/telling.ts';
import { OUTCOMES } from '../../model/verdict.ts';
import { MOST_SUMMARY_BYTES, writeJobSummary } from '../../reports/telling/job-summary.ts';
import { tellChannels } from '../../reports/telling/tell-channels.ts';
import { Secret } from '../../support/secret.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { IMPATIENT, recordingServer } from './recording-server.ts';
import { judged, messageOf, verdictOf } from './samples.ts';

/** What GitHub documents of a commit status: docs.github.com/rest/commits/statuses. */
const statusSchema = z.strictObject({
  state: z.enum(['error', 'failure', 'pending', 'success']),
  target_url: z.url().optional(),
  description: z.string().max(140),
  context: z.string().min(1).max(255),
});

const channelAt = (api: string) =>
  channelSchema.parse({ kind: 'github', repository: 'acme/shop', token: new Secret('GH', 'ghp_very_secret'), api });

test('the commit that rehearsed gets a status for the environment', async (t) => {
  const { address, taken } = await recordingServer(t, 201);
  const message = messageOf(judged, 'https://reports.example.test/{run}');
  const [told] = await tellChannels([{ name: 'github', channel: channelAt(address), message }], { folder: '/' });
  assert.equal(told?.result, 'told');
  assert.equal(taken[0]?.path, `/repos/acme/shop/statuses/${judged.run.git?.commit}`);
  assert.equal(taken[0]?.headers.authorization, 'Bearer ghp_very_secret');
  assert.deepEqual(statusSchema.parse(JSON.parse(String(taken[0]?.body))), {
    state: 'failure',
    context: 'rehearse/staging',
    description: 'no-go: payments on staging has no BANK_CLIENT_SECRET, so no payment can be made.',
    target_url: 'https://reports.example.test/2026-11-20T093012-4f1c',
  });
});

test('every outcome has its state, and a long summary is cut', async (t) => {
  const { address, taken } = await recordingServer(t, 201);
  const tellings = OUTCOMES.map((outcome) => {
    const verdict = verdictOf(outcome, { summary: 'Wörter '.repeat(100) });
    return { name: outcome, channel: channelAt(address), message: messageOf({ ...judged, verdict }) };
  });
  await tellChannels(tellings, { folder: '/' });
  const states = taken.map(({ body }) => statusSchema.parse(JSON.parse(String(body))));
  const stateOf = (outcome: string) => states.find(({ description }) => description.startsWith(`${outcome}:`))?.state;
  assert.deepEqual(OUTCOMES.map(stateOf), ['success', 'success', 'failure', 'error']);
});

test('a run without a commit sets no status, and one with changes says so', async (t) => {
  const { address, taken } = await recordingServer(t, 201);
  const git = { commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334', branch: 'main', dirty: true };
  const runs = [
    { ...judged.run, git: null },
    { ...judged.run, git: { ...git, commit: '../../user' } },
    { ...judged.run, git },
  ];
  const tellings = runs.map((run, index) => {
    return { name: String(index), channel: channelAt(address), message: messageOf({ ...judged, run }) };
  });
  const told = await tellChannels(tellings, { folder: '/', patience: IMPATIENT });
  assert.deepEqual(
    told.map(({ result, why }) => [result, why]),
    [
      ['failed', 'no commit is known of this run'],
      ['failed', 'what is known of the commit is no commit’s id'],
      ['told', 'go became no-go (the commit was rehearsed with changes that are not committed)'],
    ],
  );
  assert.match(statusSchema.parse(JSON.parse(String(taken[0]?.body))).description, /^no-go: with changes that are not/);
  assert.equal(taken.length, 1);
});

test('the job’s summary is added to, up to what GitHub takes', async (t) => {
  const folder = temporaryFolder(t);
  const [summary, step] = [join(folder, 'summary.md'), join(folder, 'step.md')];
  writeFileSync(summary, '# No-go: staging\n');
  writeFileSync(step, 'something of another command');
  assert.equal((await writeJobSummary(summary, step)).result, 'told');
  assert.equal(readFileSync(step, 'utf8'), 'something of another command\n# No-go: staging\n');
  writeFileSync(summary, '- a line of wörds\n'.repeat(100_000));
  assert.equal((await writeJobSummary(summary, step)).result, 'told');
  const written = readFileSync(step);
  assert.ok(written.length <= MOST_SUMMARY_BYTES && written.length > MOST_SUMMARY_BYTES - 100);
  assert.match(written.toString(), /- a line of wörds\n\n\nThe rest is left out/);
  assert.equal((await writeJobSummary(summary, step)).why, 'the job’s summary is full');
  assert.equal((await writeJobSummary(join(folder, 'none.md'), step)).why, 'the job’s summary could not be written');
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  for (const other of ['pipe', '.']) {
    assert.match((await writeJobSummary(summary, join(folder, other))).why, /is no file/);
  }
});
