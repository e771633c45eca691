import { createHmac, timingSafeEqual } from 'node:crypto';

/** A request that claims to be a webhook, as it came. */
export interface SignedRequest {
  header(name: string): string | undefined;
  body: Uint8Array;
}

/** The webhook's own id, or why nobody may believe the request. */
export type Verification = { genuine: true; id: string } | { genuine: false; reason: string };

const SCHEME = 'whsec_';
const KEY_BYTES = { fewest: 24, most: 64 };
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** How far the sender's clock may be from ours, and how long an overheard request is worth anything. */
const TOLERANCE_MS = 5 * 60_000;
/** What an id may be like: it is stored. */
const ID = /^[!-~]{1,200}$/;
const MOST_SIGNATURES = 10;

/** The key that a secret such as `whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw` holds, if it is one. */
export function webhookKey(secret: string): Buffer | undefined {
  const encoded = secret.startsWith(SCHEME) ? secret.slice(SCHEME.length) : '';
  if (!BASE64.test(encoded)) return undefined;
  const key = Buffer.from(encoded, 'base64');
  return key.length >= KEY_BYTES.fewest && key.length <= KEY_BYTES.most ? key : undefined;
}

/**
 * Whether who knows `key` has signed the request, and lately, by the Standard Webhooks specification. Of several
 * signatures, as while a secret is changed, one must fit. `now` is in epoch milliseconds.
 */
export function verifyWebhook({ header, body }: SignedRequest, key: Buffer, now: number): Verification {
  const id = header('webhook-id');
  const timestamp = header('webhook-timestamp');
  const signatures = header('webhook-signature');
  if (id === undefined || timestamp === undefined || signatures === undefined) {
    return refused('webhook-id, webhook-timestamp and webhook-signature are not all there');
  }
  if (!ID.test(id)) return refused('the webhook-id is not legible');
  if (!/^\d{1,12}$/.test(timestamp)) return refused('the webhook-timestamp is not a number of seconds');
  if (Math.abs(now - Number(timestamp) * 1000) > TOLERANCE_MS) {
    return refused('the webhook-timestamp is more than five minutes from the time here');
  }
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  const fits = signaturesIn(signatures).some(
    (given) => given.length === expected.length && timingSafeEqual(given, expected),
  );
  return fits
    ? { genuine: true, id }
    : refused('no webhook-signature fits: BANK_CALLBACK_SECRET is not what it was signed with');
}

function signaturesIn(header: string): Buffer[] {
  return header
    .split(' ', MOST_SIGNATURES)
    .filter((signature) => signature.startsWith('v1,'))
    .map((signature) => Buffer.from(signature.slice('v1,'.length), 'base64'));
}

function refused(reason: string): Verification {
  return { genuine: false, reason };
}
