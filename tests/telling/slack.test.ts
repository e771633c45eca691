import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { channelSchema } from '../../model/environment/telling.ts';
import type { ToldChannel } from '../../model/told.ts';
import { slackBlocks } from '../../reports/telling/channels/slack-blocks.ts';
import { escaped, mrkdwn, slackLink } from '../../reports/telling/channels/slack-text.ts';
import { tellChannels } from '../../reports/telling/tell-channels.ts';
import { Secret } from '../../support/secret.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { HOSTILE_TEXTS, withText } from '../reports/hostile.ts';
import { pngOf } from '../reports/png.ts';
import { samples } from '../reports/samples.ts';
import { IMPATIENT, json, recordingServer } from './recording-server.ts';
import { crowded, drifted, judged, messageOf, muchDrifted, withVerdict } from './samples.ts';

const mrkdwnText = z.strictObject({
  type: z.literal('mrkdwn'),
  text: z.string().min(1).max(3000),
  verbatim: z.boolean().optional(),
});
const plainText = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(most), emoji: z.boolean().optional() });

/** What Slack documents of the blocks that are used here: docs.slack.dev/reference/block-kit. */
const blocksSchema = z
  .array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('header'), text: plainText(150) }),
      z.strictObject({ type: z.literal('section'), text: mrkdwnText }),
      z.strictObject({ type: z.literal('context'), elements: z.array(mrkdwnText).min(1).max(10) }),
    ]),
  )
  .min(1)
  .max(50);
const payloadSchema = z.object({ text: z.string().min(1).max(40_000), blocks: blocksSchema });

function textsOf(blocks: z.infer<typeof blocksSchema>): string[] {
  return blocks.flatMap((block) =>
    block.type === 'context' ? block.elements.map(({ text }) => text) : [block.text.text],
  );
}

const webhook = (url: string) => channelSchema.parse({ kind: 'slack', webhook: new Secret('SLACK', url) });
const bot = (api: string) =>
  channelSchema.parse({ kind: 'slack', token: new Secret('SLACK_TOKEN', 'xoxb-very-secret'), conversation: 'C1', api });

describe('blocks for Slack', () => {
  test('say the outcome, why, the blocker with its owner and what to do', () => {
    const texts = textsOf(blocksSchema.parse(slackBlocks(messageOf(judged, 'https://reports.example.test/{run}'))));
    assert.equal(texts[0], 'No-go: staging');
    const whole = texts.join('\n');
    assert.match(whole, /\*Blocker: payments runs without BANK_CLIENT_SECRET\* \(payments\)/);
    assert.match(whole, /\*Owner:\* Platform team, #team-platform; Thu 09:30 there, at work/);
    assert.match(whole, /<https:\/\/reports\.example\.test\/2026-11-20T093012-4f1c\|Report>/);
  });

  test('keep all limits with two hundred blockers, and say how many are left out', () => {
    for (const text of ['plain words ', '&<>'.repeat(300), 'ü'.repeat(700), undefined]) {
      const texts = textsOf(blocksSchema.parse(slackBlocks(messageOf(crowded(text)))));
      assert.ok(texts.join('').length <= 12_000);
      assert.match(texts.join('\n'), /…and \d+ more reasons/);
    }
  });

  test('say what changed and that there is a way back, behind the blockers; nothing of it when it is go', () => {
    const texts = textsOf(blocksSchema.parse(slackBlocks(messageOf(drifted))));
    const at = (beginning: string) => texts.findIndex((text) => text.startsWith(beginning));
    assert.ok(at('*Blocker: ') > 0 && at('*Blocker: ') < at('*Changed since the last go:*'));
    assert.match(
      texts[at('*Changed since the last go:*')] ?? '',
      /^.*\n• configuration\/payments\/BANK_CLIENT_SECRET: no longer set \(suspected; the deployment pipeline, .*\)\n• version\/payments: .*$/,
    );
    assert.match(texts[at('*Way back:* ')] ?? '', /2 steps back to .*: npx rehearse rollback --env staging$/);
    const go = textsOf(slackBlocks(messageOf(withVerdict(samples.decided, { outcome: 'go' })))).join('\n');
    assert.doesNotMatch(go, /Changed since|Way back/);
  });

  test('keep all limits with two hundred changes, for which no blocker is left out', () => {
    for (const text of ['plain words ', '&<>'.repeat(300), 'ü'.repeat(700)]) {
      const long = withVerdict(samples.decided, muchDrifted(text));
      const texts = textsOf(blocksSchema.parse(slackBlocks(messageOf(long))));
      assert.ok(texts.join('').length <= 12_000);
      assert.match(texts.join('\n'), /• and 195 more changes\n\*Way back:\* 200 steps back/);
      const blockers = (input: typeof long) =>
        textsOf(slackBlocks(messageOf(input))).filter((each) => each.startsWith('*Blocker: ')).length;
      const crowd = crowded(text);
      const calm = { ...crowd, verdict: { ...crowd.verdict, drift: null, rollback: null } };
      assert.ok(blockers(crowd) > 0);
      assert.equal(blockers(crowd), blockers(calm));
    }
  });

  test('let no text from outside be a link, a mention or a format', () => {
    for (const text of [
      ...HOSTILE_TEXTS,
      '<!channel> <@U1> <https://evil.test|pay>',
      '*bold* _it_ ~no~ `code`',
      '> quoted',
    ]) {
      const texts = [judged, drifted].map((input) => {
        const hostile = Object.assign({}, input, withText(input, text));
        return textsOf(blocksSchema.parse(slackBlocks(messageOf(hostile)))).slice(1);
      });
      const ours = texts.flat().join('\n');
      assert.match(ours, /\*Changed since the last go:\*/);
      assert.doesNotMatch(ours, /<(?!https:\/\/(dash|wiki|logs|tickets))/);
      assert.doesNotMatch(ours, /[~`]|_it_/);
    }
  });

  const signs = fc.string({ unit: fc.constantFrom('&', '<', '>', ';', 'a', '_', '*', '`', '|', 'é', '😀', '\n') });

  test('are escaped so that unescaping gives the text back, whatever it is', () => {
    fc.assert(
      fc.property(signs, (text) => {
        const made = escaped(text, 100_000);
        assert.doesNotMatch(made, /[<>]|&(?!(?:amp|lt|gt);)/);
        assert.equal(made.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'), text);
      }),
    );
    fc.assert(
      fc.property(signs, fc.integer({ min: 5, max: 40 }), (text, limit) => {
        assert.ok(mrkdwn(text, limit).length <= limit);
        assert.doesNotMatch(mrkdwn(text, limit), /&(?!(?:amp|lt|gt);)/);
      }),
    );
  });

  test('keep the names of keys as they are', () => {
    assert.equal(mrkdwn('BANK_CLIENT_SECRET is not set', 100), 'BANK_CLIENT_SECRET is not set');
    assert.equal(slackLink('https://x.test/?a=1&b=|', 'a|b'), '<https://x.test/?a=1&amp;b=%7C|a|b>');
  });
});

describe('a Slack channel', () => {
  test('is told by its webhook', async (t) => {
    const { address, taken } = await recordingServer(t, 200);
    const tellings = [
      { name: 'slack', channel: webhook(`${address}/services/T0/B0/very-secret`), message: messageOf() },
    ];
    const [told] = await tellChannels(tellings, { folder: '/', patience: IMPATIENT });
    assert.deepEqual([told?.result, told?.attempts, told?.why], ['told', 1, 'go became no-go']);
    assert.equal(taken[0]?.path, '/services/T0/B0/very-secret');
    payloadSchema.parse(JSON.parse(String(taken[0]?.body)));
  });

  /** Tells by a bot a run whose failing step has a picture. */
  async function tellByBot(t: Parameters<typeof recordingServer>[0], ...answers: Parameters<typeof json>[0][]) {
    const input = withVerdict(samples.noGoDelayed, {});
    const message = messageOf(input);
    const folder = temporaryFolder(t);
    mkdirSync(join(folder, 'attachments'));
    const picture = pngOf(4, 4, [1, 2, 3]);
    writeFileSync(join(folder, String(message.picture?.path)), picture);
    const server = await recordingServer(
      t,
      json(answers[0]),
      (request, response) =>
        // The address to upload to is on the same server.
        json(Object.assign({}, answers[1], { upload_url: `http://${request.headers.host}/upload/v1/ABC` }))(
          request,
          response,
        ),
      200,
      json(answers[2] ?? { ok: true }),
    );
    const tellings = [{ name: 'slack', channel: bot(`${server.address}/api`), message }];
    const [told] = await tellChannels(tellings, { folder, patience: IMPATIENT });
    return { told, taken: server.taken, picture };
  }

  const posted = { ok: true, ts: '1700000000.000100', channel: 'C1' };

  test('is told by a bot, and gets the failing step’s picture into the thread', async (t) => {
    const { told, taken, picture } = await tellByBot(t, posted, { ok: true, file_id: 'F1' });
    assert.deepEqual([told?.result, told?.why], ['told', 'go became no-go']);
    const [post, where, upload, complete] = taken;
    assert.deepEqual(
      taken.map(({ path }) => path),
      [
        '/api/chat.postMessage',
        '/api/files.getUploadURLExternal',
        '/upload/v1/ABC',
        '/api/files.completeUploadExternal',
      ],
    );
    const body: unknown = JSON.parse(String(post?.body));
    payloadSchema.parse(body);
    assert.equal(z.object({ channel: z.string() }).parse(body).channel, 'C1');
    assert.equal(post?.headers.authorization, 'Bearer xoxb-very-secret');
    assert.equal(String(where?.body), `filename=failing-step.png&length=${picture.length}`);
    assert.deepEqual(upload?.body, picture);
    assert.equal(upload?.headers.authorization, undefined);
    assert.deepEqual(
      z
        .object({ files: z.array(z.object({ id: z.string() })), channel_id: z.string(), thread_ts: z.string() })
        .parse(JSON.parse(String(complete?.body))),
      { files: [{ id: 'F1' }], channel_id: 'C1', thread_ts: posted.ts },
    );
  });

  test('is told without the picture where Slack does not take it, and says so', async (t) => {
    const { told } = await tellByBot(t, posted, { ok: false, error: 'missing_scope' });
    const why =
      'go became no-go (without the picture of the failing step: files.getUploadURLExternal is refused: missing_scope)';
    assert.deepEqual([told?.result, told?.why], ['told', why]);
  });

  test('that refuses, or answers something else, is a failure that quotes nothing of it', async (t) => {
    const reasons: Record<string, unknown>[] = [
      { ok: false, error: 'channel_not_found' },
      { ok: false, error: 'see https://x.test?token=xoxb-very-secret' },
      { greeting: 'xoxb-very-secret' },
      { ok: true },
    ];
    const told: (ToldChannel | undefined)[] = [];
    for (const reason of reasons) told.push((await tellByBot(t, reason)).told);
    assert.deepEqual(
      told.map((each) => [each?.result, each?.why]),
      [
        ['failed', 'chat.postMessage is refused: channel_not_found'],
        ['failed', 'chat.postMessage is refused'],
        ['failed', 'chat.postMessage answers something that is not as documented'],
        ['failed', 'it answers something that is not as documented'],
      ],
    );
  });
});
