import { z } from 'zod';
import type { ChannelOf } from '../../../model/environment/telling.ts';
import type { Message } from '../../../model/message.ts';
import type { Secret } from '../../../support/secret.ts';
import type { Courier } from '../courier.ts';
import type { Picture } from '../picture.ts';
import { type Remark, Undelivered } from '../undelivered.ts';
import { slackBlocks, slackFallback } from './slack-blocks.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const answered = z.object({ ok: z.boolean(), error: z.string().optional() });
const posted = z.object({ ts: z.string(), channel: z.string() });
const uploadTo = z.object({ upload_url: z.url(), file_id: z.string() });

/**
 * Tells a Slack channel: by an incoming webhook, or by a bot with `chat:write` (and `files:write` for the picture of the
 * failing step, which goes into the message's thread: https://docs.slack.dev/messaging/working-with-files).
 */
export async function tellSlack(
  { webhook, token, conversation, api }: ChannelOf<'slack'>,
  message: Message,
  courier: Courier,
  picture: Picture | null,
): Promise<Remark> {
  const content = {
    text: slackFallback(message),
    blocks: slackBlocks(message),
    unfurl_links: false,
    unfurl_media: false,
  };
  if (webhook !== undefined) {
    await courier.send(webhook.reveal(), { body: JSON.stringify(content), contentType: JSON_TYPE });
    return null;
  }
  if (token === undefined || conversation === undefined) throw new Undelivered('it has neither a webhook nor a token');
  const bot = { api, token, courier };
  const { ts, channel } = posted.parse(await call(bot, 'chat.postMessage', { channel: conversation, ...content }));
  if (picture === null) return null;
  try {
    await upload(bot, picture, { channel_id: channel, thread_ts: ts });
    return null;
  } catch (thrown) {
    const why = thrown instanceof Undelivered ? thrown.message : 'Slack’s answer is not as it is documented';
    return `without the picture of the failing step: ${why}`;
  }
}

interface Bot {
  api: string;
  token: Secret;
  courier: Courier;
}

/** In three steps: where to, the bytes, and what they belong to. The address of the second takes no credentials. */
async function upload(bot: Bot, picture: Picture, into: { channel_id: string; thread_ts: string }): Promise<void> {
  const form = new URLSearchParams({ filename: picture.name, length: String(picture.bytes.byteLength) });
  const { upload_url, file_id } = uploadTo.parse(await call(bot, 'files.getUploadURLExternal', form));
  const { protocol } = new URL(upload_url);
  if (protocol !== 'https:' && protocol !== new URL(bot.api).protocol) {
    throw new Undelivered('Slack names no address to upload to');
  }
  await bot.courier.send(upload_url, { body: picture.bytes, contentType: 'application/octet-stream' });
  await call(bot, 'files.completeUploadExternal', { files: [{ id: file_id, title: picture.says }], ...into });
}

/** What Slack answers to a call of its API: an error comes with status 200 (https://docs.slack.dev/apis/web-api). */
async function call({ api, token, courier }: Bot, method: string, args: object): Promise<unknown> {
  const isForm = args instanceof URLSearchParams;
  const answer = parsed(
    await courier.ask(`${api.replace(/\/$/, '')}/${method}`, {
      body: isForm ? args.toString() : JSON.stringify(args),
      contentType: isForm ? 'application/x-www-form-urlencoded' : JSON_TYPE,
      headers: { authorization: `Bearer ${token.reveal()}` },
    }),
  );
  const known = answered.safeParse(answer);
  if (!known.success) throw new Undelivered(`${method} answers something that is not as documented`);
  if (!known.data.ok) throw new Undelivered(`${method} is refused${code(known.data.error)}`);
  return answer;
}

/** Slack's errors are single words, such as `channel_not_found`. */
function code(error: string | undefined): string {
  return error !== undefined && /^[a-z_]{1,60}$/.test(error) ? `: ${error}` : '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
