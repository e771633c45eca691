import ky, { isHTTPError, isTimeoutError } from 'ky';
import { readLimitedText } from '../../support/limited-text.ts';
import { connectionFailure, Undelivered } from './undelivered.ts';

const MOST_ANSWER_BYTES = 64 * 1024;
const RETRIED = [408, 429, 500, 502, 503, 504];

/** How patient a courier is. All in milliseconds. */
export interface Patience {
  /** How often it goes at most. */
  attempts: number;
  /** How long one attempt may take. */
  attemptMs: number;
  /** How long it waits before it goes again, doubled each time, unless the service says how long. */
  backoffMs: number;
  /** How long it waits at most when the service asks for it: longer, and it gives up. */
  longestWaitMs: number;
}

/** Five seconds an attempt, and a second, two and four between them. */
const USUAL_PATIENCE: Patience = { attempts: 4, attemptMs: 5000, backoffMs: 1000, longestWaitMs: 20_000 };

export interface Parcel {
  method?: 'GET' | 'POST';
  body?: string | Uint8Array<ArrayBuffer>;
  contentType?: string;
  headers?: Record<string, string>;
}

/**
 * Brings requests to a service: again when it is overloaded, fails or can't be reached (408, 429, 5xx, the network), waiting
 * as long as it asks for (`Retry-After`); never where a redirect leads. What it throws is Undelivered.
 */
export interface Courier {
  readonly patience: Patience;
  readonly signal: AbortSignal;
  /** How often anything was tried. */
  attempts: number;
  /** Resolves once the service took it; what it answered is thrown away. */
  send(url: string, parcel: Parcel): Promise<void>;
  /** The same, and what was answered. */
  ask(url: string, parcel: Parcel): Promise<string>;
}

/** A courier that stops when the signal is aborted. */
export function openCourier(signal: AbortSignal, patience: Patience = USUAL_PATIENCE): Courier {
  const bring = async <Read>(url: string, parcel: Parcel, read: (response: Response) => Promise<Read>) => {
    const over = new AbortController();
    const limit = AbortSignal.any([signal, over.signal]);
    let timer: NodeJS.Timeout | undefined;
    try {
      const response = await request(courier, url, parcel, limit);
      timer = setTimeout(() => over.abort(), patience.attemptMs);
      return await read(response);
    } catch (thrown) {
      throw inOurWords(thrown, patience, signal);
    } finally {
      clearTimeout(timer);
      over.abort();
    }
  };
  const courier: Courier = {
    patience,
    signal,
    attempts: 0,
    send: (url, parcel) => bring(url, parcel, async ({ body }) => body?.cancel()),
    ask: (url, parcel) => bring(url, parcel, (response) => readLimitedText(response, MOST_ANSWER_BYTES)),
  };
  return courier;
}

async function request(
  courier: Courier,
  url: string,
  { method = 'POST', body, contentType, headers = {} }: Parcel,
  signal: AbortSignal,
): Promise<Response> {
  const { attempts, attemptMs, backoffMs, longestWaitMs } = courier.patience;
  return ky(url, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: {
      'user-agent': 'rehearse',
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
      ...headers,
    },
    redirect: 'manual',
    signal,
    timeout: attemptMs,
    fetch: async (input, init) => {
      courier.attempts += 1;
      return withoutRefusal(await fetch(input, init));
    },
    retry: {
      limit: attempts - 1,
      methods: ['get', 'post'],
      statusCodes: RETRIED,
      afterStatusCodes: RETRIED,
      retryOnTimeout: true,
      delay: (attempt) => backoffMs * 2 ** (attempt - 1),
      shouldRetry: ({ error }) =>
        isHTTPError(error) && asksToWait(error.response) > longestWaitMs ? false : undefined,
    },
  });
}

/** What a service says when it refuses is never told, so it is not read either. */
async function withoutRefusal(response: Response): Promise<Response> {
  if (response.ok) return response;
  await response.body?.cancel();
  const wait = response.headers.get('retry-after');
  return new Response(null, { status: response.status, headers: wait === null ? {} : { 'retry-after': wait } });
}

/** In milliseconds; a date says how long from now. */
function asksToWait({ headers }: Response): number {
  const asked = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(asked)) return Number(asked) * 1000;
  const until = Date.parse(asked);
  return Number.isNaN(until) ? 0 : until - Date.now();
}

function inOurWords(thrown: unknown, { attemptMs, longestWaitMs }: Patience, signal: AbortSignal): Undelivered {
  if (thrown instanceof Undelivered) return thrown;
  if (isHTTPError(thrown)) {
    const { status } = thrown.response;
    if (status >= 300 && status < 400) return new Undelivered(`it leads elsewhere (${status}), which is not followed`);
    const wait = asksToWait(thrown.response);
    if (wait > longestWaitMs) {
      return new Undelivered(`it answers ${status} and asks to be left alone for ${Math.round(wait / 1000)} s`);
    }
    return new Undelivered(`it answers ${status}`);
  }
  if (signal.aborted) return new Undelivered('there was no time left');
  if (isTimeoutError(thrown) || isAbort(thrown)) return new Undelivered(`no answer within ${attemptMs / 1000} s`);
  if (thrown instanceof Error && thrown.message.startsWith('the answer is larger than')) {
    return new Undelivered(`it answers more than ${MOST_ANSWER_BYTES / 1024} KiB`);
  }
  return new Undelivered(connectionFailure(thrown));
}

function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && (thrown.name === 'AbortError' || thrown.name === 'TimeoutError');
}
