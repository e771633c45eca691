import type { IncomingHttpHeaders } from 'node:http';
import { isoTime } from '../../../support/clock.ts';

/** Why a host of repositories did not answer 200, as far as its status and headers tell; its text is not looked at. */
export function refusal(status: number, headers: IncomingHttpHeaders, withToken: boolean): string {
  const limit = rateLimit(status, headers);
  if (limit !== undefined) return limit;
  if (status === 401) return withToken ? 'it does not accept the token' : 'it wants a token';
  if (status === 403 && headers['x-github-sso'] !== undefined) {
    return "the token is not authorised for the organisation's single sign-on";
  }
  if (status === 403) return withToken ? 'the token may not read this' : 'it lets nobody read this without a token';
  if (status === 404) {
    return withToken
      ? 'there is no such thing, or the token may not read it'
      : 'there is no such thing, or it is private and wants a token';
  }
  if (status >= 300 && status < 400) return 'it was renamed or moved: correct its name in the definition';
  return `it answers ${status}`;
}

function rateLimit(status: number, headers: IncomingHttpHeaders): string | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = wholeNumber(headers['retry-after']);
  if (after !== undefined) return `it has been asked too often: it answers again in ${after} s`;
  const remaining = headers['x-ratelimit-remaining'] ?? headers['ratelimit-remaining'];
  if (status !== 429 && remaining !== '0') return undefined;
  const reset = wholeNumber(headers['x-ratelimit-reset'] ?? headers['ratelimit-reset']);
  const until = reset === undefined ? '' : ` until ${isoTime(reset * 1000)}`;
  return `its rate limit is used up${until}; with a token it is higher`;
}

const LATEST_SECONDS = 100_000_000_000;

function wholeNumber(header: string | string[] | undefined): number | undefined {
  if (typeof header !== 'string' || !/^\d+$/.test(header)) return undefined;
  const number = Number(header);
  return number < LATEST_SECONDS ? number : undefined;
}
