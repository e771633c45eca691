import { randomUUID } from 'node:crypto';
import type { ChannelOf } from '../../../model/environment/telling.ts';
import type { Message, WebhookMessage } from '../../../model/message.ts';
import { signatureHeaders, webhookKey } from '../../../support/webhook-signature.ts';
import type { Courier } from '../courier.ts';
import { type Remark, Undelivered } from '../undelivered.ts';

/**
 * Tells any address in JSON (docs/schemas/webhook-message.json), signed by Standard Webhooks. Attempts at the same telling
 * have the same `webhook-id`. `now` is in epoch milliseconds.
 */
export async function tellWebhook(
  { url, signedWith }: ChannelOf<'webhook'>,
  message: Message,
  courier: Courier,
  now: number,
): Promise<Remark> {
  const key = webhookKey(signedWith.reveal());
  if (key === undefined) throw new Undelivered('what it is to be signed with is no whsec_ secret');
  const timestamp = new Date(now).toISOString();
  const body = JSON.stringify({ type: 'rehearse.verdict', timestamp, data: message } satisfies WebhookMessage);
  const headers = signatureHeaders({ id: `msg_${randomUUID()}`, at: now, body }, key);
  await courier.send(url.reveal(), { body, contentType: 'application/json', headers });
  return null;
}
