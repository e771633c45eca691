import type { z } from 'zod';
import { readLimitedText } from '../../support/limited-text.ts';
import { refusal } from './refusal.ts';

const LIMIT_MS = 5000;
const LARGEST_BYTES = 4 * 1024 * 1024;

/** What a tracker answered, as far as it is understood; a status of `null` is no answer at all. */
export type Answer<Value> = { got: true; value: Value } | { got: false; status: number | null; reason: string };

/** A call of a tracker. */
export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  url: string;
  json?: unknown;
}

/** Asks one tracker, with the credentials it was opened with. */
export type AskTracker = <Schema extends z.ZodType>(call: Call, schema: Schema) => Promise<Answer<z.output<Schema>>>;

/**
 * Opens the way to a tracker. Every call ends within five seconds and never rejects; what fails comes back in our own words.
 * Redirects are not followed: the credentials are meant for this host and for no other.
 */
export function openTracker(
  headers: Readonly<Record<string, string>>,
  withToken: boolean,
  signal?: AbortSignal,
): AskTracker {
  return async ({ method, url, json }, schema) => {
    const limits = [AbortSignal.timeout(LIMIT_MS), ...(signal === undefined ? [] : [signal])];
    try {
      const { default: ky } = await import('ky');
      const response = await ky(url, {
        method,
        headers: { 'user-agent': 'rehearse', accept: 'application/json', ...headers },
        ...(json === undefined ? {} : { json }),
        redirect: 'manual',
        throwHttpErrors: false,
        // Only reading is tried again: a ticket that is written twice is there twice.
        retry: { limit: 1, methods: ['get'] },
        timeout: false,
        signal: AbortSignal.any(limits),
      });
      return await understood(response, schema, withToken);
    } catch (error) {
      return { got: false, status: null, reason: whyNoAnswer(error) };
    }
  };
}

async function understood<Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
  withToken: boolean,
): Promise<Answer<z.output<Schema>>> {
  const { status, headers } = response;
  if (!response.ok) {
    await response.body?.cancel();
    return { got: false, status, reason: refusal(status, headers, withToken) };
  }
  const text = await readLimitedText(response, LARGEST_BYTES);
  const parsed = schema.safeParse(jsonOf(text));
  if (parsed.success) return { got: true, value: parsed.data };
  return { got: false, status, reason: 'it answers something else than a tracker does' };
}

/** What a tracker says with nothing in it, such as after a transition, is `null`. */
function jsonOf(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** By code only: the text of such an error can hold what was sent. */
function whyNoAnswer(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such machine, by its name';
  if (code !== undefined && /CERT|TLS|SSL/.test(code)) return `its certificate is not accepted (${code})`;
  if (error instanceof Error && /^(?:TimeoutError|AbortError)$/.test(error.name)) return 'it did not answer in time';
  if (error instanceof Error && error.message.startsWith('the answer is larger')) return 'its answer is too large';
  return `it can’t be reached${code === undefined ? '' : ` (${code})`}`;
}

function codeOf(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(at.code)) return at.code;
  }
  return undefined;
}
