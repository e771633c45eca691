import { z } from 'zod';
import type { Clock } from '../../support/clock.ts';
import { messageOf } from '../../support/problem.ts';
import { redact } from '../../support/redact.ts';
import { signatureHeaders } from '../../support/webhook-signature.ts';
import { CORRELATION_HEADER } from '../correlation.ts';
import type { PendingCallback } from './pending-callback.ts';
import { isWorthRetrying, retryAfter } from './retry.ts';

const TIME_LIMIT_MS = 15_000;
const LONGEST_REASON = 300;
const MOST_ANSWER_BYTES = 8192;

/** What became of one attempt. `again` says whether, and after how many milliseconds at least, another one makes sense. */
export interface Delivery {
  readonly status: number | null;
  /** Why the platform has not taken it; `null` where it has. */
  readonly error: string | null;
  readonly again: { readonly notBeforeMs: number } | null;
}

export interface Courier {
  readonly url: URL;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
}

/** Sends a callback once, signed with `key`. Rejects only when `stopping` is aborted: then nobody knows what became of it. */
export async function deliver(
  { url, clock, fetch }: Courier,
  callback: PendingCallback,
  { key, stopping }: { key: Buffer; stopping: AbortSignal },
): Promise<Delivery> {
  stopping.throwIfAborted();
  const { id, body, correlationId } = callback;
  const over = new AbortController();
  const cut = () => over.abort();
  stopping.addEventListener('abort', cut, { once: true });
  let late = false;
  // It ends with the attempt, by an abort that nobody needs to hear of.
  clock.pause(TIME_LIMIT_MS, over.signal).then(
    () => {
      late = true;
      cut();
    },
    () => undefined,
  );
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: over.signal,
      headers: {
        'content-type': 'application/json',
        ...(correlationId === null ? {} : { [CORRELATION_HEADER]: correlationId }),
        ...signatureHeaders({ id, at: clock.now(), body }, key),
      },
      body,
    });
    return await judge(response, clock.now());
  } catch (error) {
    stopping.throwIfAborted();
    const reason = late ? `no answer within ${TIME_LIMIT_MS / 1000} s` : messageOf(error);
    return { status: null, error: shorten(reason), again: { notBeforeMs: 0 } };
  } finally {
    stopping.removeEventListener('abort', cut);
    cut();
  }
}

async function judge(response: Response, now: number): Promise<Delivery> {
  const { status, headers } = response;
  if (response.ok) {
    await response.body?.cancel();
    return { status, error: null, again: null };
  }
  const again = isWorthRetrying(status) ? { notBeforeMs: retryAfter(headers.get('retry-after'), now) } : null;
  const isRedirect = status >= 300 && status < 400;
  const error = isRedirect ? 'it leads elsewhere, and redirects are not followed' : await reasonIn(response);
  return { status, error: shorten(error), again };
}

const problemSchema = z.object({ title: z.string(), detail: z.string().optional() });

/** Why the platform refuses, where it says so in a problem (RFC 9457). */
async function reasonIn(response: Response): Promise<string> {
  const text = await beginningOf(response);
  try {
    const { title, detail } = problemSchema.parse(JSON.parse(text));
    return detail === undefined ? title : `${title}: ${detail}`;
  } catch {
    return `it answers ${response.status}`;
  }
}

async function beginningOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function shorten(reason: string): string {
  return redact(reason).slice(0, LONGEST_REASON);
}
