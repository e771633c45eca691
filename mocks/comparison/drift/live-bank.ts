import { readLimitedText } from '../../../support/limited-text.ts';
import { messageOf } from '../../../support/problem.ts';
import type { Secret } from '../../../support/secret.ts';
import { parseBody } from '../../conformance/checked-request.ts';

const WITHIN_MS = 10_000;
const LARGEST_BODY_BYTES = 5_000_000;

/** A call as the live bank is to get it. `path` begins with `/`; `query` is without `?`. */
export interface LiveCall {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** `null` for none. */
  readonly body: unknown;
  readonly contentType: string | null;
}

export interface LiveAnswer {
  readonly answered: true;
  readonly status: number;
  readonly headers: Headers;
  /** Parsed by its media type; the text where it is not what its type says; `undefined` where there is none. */
  readonly body: unknown;
}

/** What the live bank answered, or why there is no answer. */
export type LiveReply = LiveAnswer | { readonly answered: false; readonly reason: string };

export interface LiveBank {
  ask(call: LiveCall): Promise<LiveReply>;
}

export interface LiveBankOptions {
  /** Where the bank's API begins; a path in it leads every call. */
  readonly url: string;
  /** A whole Authorization header. */
  readonly authorization?: Secret | undefined;
  readonly withinMs?: number;
}

/** A bank over HTTP. Redirects are not followed, so that the credential goes to nobody else. Never throws. */
export function liveBank({ url, authorization, withinMs = WITHIN_MS }: LiveBankOptions): LiveBank {
  const base = url.replace(/\/+$/, '');
  return {
    async ask({ method, path, query, body, contentType }) {
      const limit = AbortSignal.timeout(withinMs);
      try {
        const response = await fetch(`${base}${path}${query === '' ? '' : `?${query}`}`, {
          method,
          redirect: 'manual',
          signal: limit,
          headers: {
            accept: 'application/json, application/*+json;q=0.9, */*;q=0.1',
            ...(authorization === undefined ? {} : { authorization: authorization.reveal() }),
            ...(contentType === null ? {} : { 'content-type': contentType }),
            ...(method === 'GET' || method === 'HEAD' ? {} : { 'idempotency-key': crypto.randomUUID() }),
          },
          ...(contentType === null ? {} : { body: JSON.stringify(body) }),
        });
        const { status, headers } = response;
        return {
          answered: true,
          status,
          headers,
          body: parseBody(headers.get('content-type') ?? '', await readLimitedText(response, LARGEST_BODY_BYTES)).body,
        };
      } catch (error) {
        if (limit.aborted) return { answered: false, reason: `no answer within ${withinMs} ms` };
        return { answered: false, reason: messageOf(error).replace(/^fetch failed: /, '') };
      }
    },
  };
}
