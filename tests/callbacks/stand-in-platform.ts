/** What the stand-in was sent. */
export interface TakenCall {
  id: string;
  body: unknown;
  text: string;
  headers: Headers;
}

/** An answer: a status, one with headers and a body, or silence, or no connection. */
export type PlatformAnswer = number | Response | 'silence' | 'no connection';

/** A platform to send callbacks to, without a network: `fetch` is what the sender is given. */
export interface StandInPlatform {
  fetch: typeof fetch;
  calls: TakenCall[];
  /** What comes next; 204 once these are used up. */
  answers: PlatformAnswer[];
}

export function standInPlatform(...answers: PlatformAnswer[]): StandInPlatform {
  const platform: StandInPlatform = {
    calls: [],
    answers,
    async fetch(_, init) {
      const headers = new Headers(init?.headers);
      const text = String(init?.body);
      platform.calls.push({ id: headers.get('webhook-id') ?? '', body: JSON.parse(text), text, headers });
      const answer = platform.answers.shift() ?? 204;
      if (answer === 'no connection') throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
      if (answer === 'silence') {
        return new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
        });
      }
      return typeof answer === 'number' ? new Response(null, { status: answer }) : answer;
    },
  };
  return platform;
}
