import { STATUS_CODES } from 'node:http';
import type { FaultAnswer } from '../fault-plan.ts';

/** Statuses whose answers have no body, whatever they are given. */
const WITHOUT_BODY = new Set([204, 205, 304]);

export interface AnswerToMake {
  readonly status: number;
  readonly contentType?: string | undefined;
  /** Text as it is, anything else as JSON. Without it a refusal has problem details, and another answer nothing. */
  readonly body?: unknown;
  /** Milliseconds; told in whole seconds, rounded up. */
  readonly retryAfterMs?: number | undefined;
}

/** An answer that the bank had no part in. `fault` is named in its problem details, so that nobody seeks in vain. */
export function madeAnswer(fault: string, { status, contentType, body, retryAfterMs }: AnswerToMake): FaultAnswer {
  const headers = new Headers();
  if (retryAfterMs !== undefined) headers.set('retry-after', String(Math.ceil(retryAfterMs / 1000)));
  const content = WITHOUT_BODY.has(status) ? undefined : contentOf(fault, status, body);
  if (content === undefined) return { status, headers, body: Buffer.alloc(0), cutAfter: null };
  headers.set('content-type', contentType ?? content.type);
  return { status, headers, body: Buffer.from(content.text), cutAfter: null };
}

function contentOf(fault: string, status: number, body: unknown): { type: string; text: string } | undefined {
  if (typeof body === 'string') return { type: 'text/plain; charset=utf-8', text: body };
  if (body !== undefined) return { type: 'application/json', text: JSON.stringify(body) };
  if (status < 400) return undefined;
  const title = STATUS_CODES[status] ?? 'An error';
  const problem = {
    type: 'about:blank',
    title,
    status,
    detail: `The mock bank was told to answer so: fault ${fault}.`,
  };
  return { type: 'application/problem+json', text: JSON.stringify(problem) };
}
