import { createHmac } from 'node:crypto';

export interface ToSign {
  /** The callback's own id. */
  readonly id: string;
  /** When this attempt is made, in epoch milliseconds. */
  readonly at: number;
  /** Exactly as it goes out. */
  readonly body: string;
}

/** The three headers by which a callback is known to come from the bank: Standard Webhooks, symmetric, version 1. */
export function signatureHeaders({ id, at, body }: ToSign, key: Buffer): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
