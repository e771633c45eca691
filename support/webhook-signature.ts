import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';
/** As the Standard Webhooks specification has it, in bytes. */
const SHORTEST = 24;
const LONGEST = 64;

export interface ToSign {
  /** The webhook's own id, the same in every attempt. */
  readonly id: string;
  /** When this attempt is made, in epoch milliseconds. */
  readonly at: number;
  /** Exactly as it goes out. */
  readonly body: string;
}

/** The key in a secret such as `whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`; `undefined` for a text that is no such secret. */
export function webhookKey(secret: string): Buffer | undefined {
  if (!secret.startsWith(PREFIX)) return undefined;
  const encoded = secret.slice(PREFIX.length);
  const key = Buffer.from(encoded, 'base64');
  // Node skips what is not base64, and so would read a mistyped secret as another one.
  const isBase64 = key.toString('base64').replace(/=+$/, '') === encoded.replace(/=+$/, '');
  return isBase64 && key.length >= SHORTEST && key.length <= LONGEST ? key : undefined;
}

/** The three headers by which a webhook's sender is known: Standard Webhooks, symmetric, version 1. */
export function signatureHeaders({ id, at, body }: ToSign, key: Buffer): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
