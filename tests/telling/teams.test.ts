import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelSchema } from '../../model/environment/telling.ts';
import { teamsMessage } from '../../reports/telling/channels/teams-card.ts';
import { tellChannels } from '../../reports/telling/tell-channels.ts';
import { Secret } from '../../support/secret.ts';
import { HOSTILE_TEXTS, withText } from '../reports/hostile.ts';
import { samples } from '../reports/samples.ts';
import { teamsMessageSchema } from './adaptive-card.ts';
import { IMPATIENT, recordingServer } from './recording-server.ts';
import { crowded, drifted, judged, messageOf, muchDrifted, withVerdict } from './samples.ts';

const DOCUMENTED_BYTES = 28 * 1024;

function linesOf(message: unknown): string[] {
  const [{ content }] = teamsMessageSchema.parse(message).attachments;
  return content.body.map(({ inlines }) => inlines.map(({ text }) => text).join(''));
}

test('a Teams workflow is sent an adaptive card that says the outcome, why, the blocker, its owner and what to do', async (t) => {
  const { address, taken } = await recordingServer(t, 202);
  const channel = channelSchema.parse({
    kind: 'teams',
    webhook: new Secret('TEAMS', `${address}/workflows/very-secret`),
  });
  const message = messageOf(judged, 'https://reports.example.test/{run}');
  const [told] = await tellChannels([{ name: 'teams', channel, message }], { folder: '/', patience: IMPATIENT });
  assert.deepEqual([told?.result, told?.attempts], ['told', 1]);
  assert.match(String(taken[0]?.headers['content-type']), /charset=utf-8/);
  const sent: unknown = JSON.parse(String(taken[0]?.body));
  const lines = linesOf(sent);
  assert.equal(lines[0], 'No-go: staging');
  assert.ok(lines.includes('Blocker: payments runs without BANK_CLIENT_SECRET (payments)'));
  assert.ok(lines.some((line) => line.startsWith('Owner: Platform team, #team-platform; Thu 09:30 there, at work')));
  assert.deepEqual(teamsMessageSchema.parse(sent).attachments[0].content.actions, [
    { type: 'Action.OpenUrl', title: 'Report', url: 'https://reports.example.test/2026-11-20T093012-4f1c' },
  ]);
});

test('a card stays below what Teams takes in either encoding with two hundred blockers, and says how many are left out', () => {
  for (const text of [undefined, 'ü'.repeat(700), '\\"'.repeat(400), '😀'.repeat(400)]) {
    const message = teamsMessage(messageOf(crowded(text)));
    assert.match(linesOf(message).join('\n'), /…and \d+ more reasons/);
    assert.ok(Buffer.byteLength(JSON.stringify(message)) <= DOCUMENTED_BYTES);
    assert.ok(Buffer.from(JSON.stringify(message), 'utf16le').length <= DOCUMENTED_BYTES);
  }
});

test('a card says what changed and that there is a way back, behind the blockers; nothing of it when it is go', () => {
  const lines = linesOf(teamsMessage(messageOf(drifted)));
  const at = lines.indexOf('Changed since the last go:');
  assert.ok(lines.findIndex((line) => line.startsWith('Blocker: ')) < at);
  assert.match(lines[at + 1] ?? '', /^configuration\/payments\/BANK_CLIENT_SECRET: no longer set \(suspected; the dep/);
  assert.match(lines[at + 3] ?? '', /^Way back: 2 steps back to .*: npx rehearse rollback --env staging$/);
  const go = linesOf(teamsMessage(messageOf(withVerdict(samples.decided, { outcome: 'go' }))));
  assert.doesNotMatch(go.join('\n'), /Changed since|Way back/);
});

test('a card with two hundred changes is small enough, and leaves no blocker out for them', () => {
  for (const text of ['plain words ', 'ü'.repeat(700), '\\"'.repeat(400), '😀'.repeat(400)]) {
    const message = teamsMessage(messageOf(withVerdict(samples.decided, muchDrifted(text))));
    assert.match(linesOf(message).join('\n'), /and 195 more changes\nWay back: 200 steps back/);
    assert.ok(Buffer.from(JSON.stringify(message), 'utf16le').length <= DOCUMENTED_BYTES);
    const blockers = (input: typeof drifted) =>
      linesOf(teamsMessage(messageOf(input))).filter((line) => line.startsWith('Blocker: ')).length;
    const crowd = crowded(text);
    const calm = { ...crowd, verdict: { ...crowd.verdict, drift: null, rollback: null } };
    assert.ok(blockers(crowd) > 0);
    assert.equal(blockers(crowd), blockers(calm));
  }
});

test('no text from outside is Markdown, a link or a function of the card', () => {
  for (const text of [...HOSTILE_TEXTS, '[pay](https://evil.test)', `{{DATE(2026-01-01T00:00:00Z)}} ${'$'}{secret}`]) {
    for (const input of [judged, drifted]) {
      const message = teamsMessage(messageOf(Object.assign({}, input, withText(input, text))));
      const [{ content }] = teamsMessageSchema.parse(message).attachments;
      // The schema lets texts be in runs alone, where the card's language knows no Markdown.
      assert.doesNotMatch(JSON.stringify(content.body), /\{\{|\$\{/);
      assert.deepEqual(content.actions, []);
      assert.equal(content.fallbackText, 'no-go: this client can’t show the card');
    }
  }
});
