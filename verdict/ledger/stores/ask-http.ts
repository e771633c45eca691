import { systemClock } from '../../../support/clock.ts';
import { readLimitedText } from '../../../support/limited-text.ts';
import { StoreRefusal } from './store-failed.ts';

const LARGEST_ANSWER_BYTES = 64 * 1024 * 1024;
const TRIES = 3;
const PAUSE_MS = 150;

/** An answer, whatever its status. */
export interface Answer {
  status: number;
  text: string;
  /** What the server calls this very content, where it says so. */
  tag: string | null;
}

/**
 * Sends a request and reads its whole answer, again where the server has trouble of its own: what is asked of a store may be
 * asked twice. `makeRequest` gives a new one each time. Redirects are not followed: credentials would go with them.
 */
export async function askHttp(makeRequest: () => Request | Promise<Request>, signal: AbortSignal): Promise<Answer> {
  for (let left = TRIES - 1; ; left -= 1) {
    const response = await fetch(await makeRequest(), { signal, redirect: 'manual' });
    const answer = {
      status: response.status,
      text: await readLimitedText(response, LARGEST_ANSWER_BYTES),
      tag: response.headers.get('etag'),
    };
    const isItsOwnTrouble = answer.status >= 500 || answer.status === 429;
    if (!isItsOwnTrouble || left === 0) return answer;
    await systemClock.pause(PAUSE_MS * (TRIES - left), signal);
  }
}

/** The refusal that a status stands for, in our own words: what a server says may repeat what it was sent. */
export function refusalOf(status: number, missing: string): StoreRefusal {
  if (status === 401) return new StoreRefusal('it does not take the credentials (HTTP 401)');
  if (status === 403) return new StoreRefusal('these credentials may not do that (HTTP 403)');
  if (status === 404) return new StoreRefusal(`${missing} (HTTP 404)`);
  if (status >= 300 && status < 400)
    return new StoreRefusal(
      `it is somewhere else (HTTP ${status})`,
      'see whether REHEARSE_LEDGER names the right place',
    );
  return new StoreRefusal(`it answers HTTP ${status}`);
}
