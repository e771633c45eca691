import { readLimitedText } from '../../support/limited-text.ts';
import { messageOf } from '../../support/problem.ts';

/** What came back, or why nothing usable did. */
export type Reply =
  | { answered: true; status: number; body: unknown }
  | { answered: false; reason: string; refused: boolean };

export interface Ask {
  url: string;
  withinMs: number;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}

/** More than this is no answer to a readiness question. */
const LARGEST_BODY_BYTES = 1_000_000;

/**
 * Asks an address once, within a time and a size, following no redirect: an answer from elsewhere is not this
 * environment's. Never throws; the body is parsed as JSON where it is JSON and is `undefined` where it is not.
 */
export async function ask({ url, withinMs, method = 'GET', headers = {}, body }: Ask): Promise<Reply> {
  const limit = AbortSignal.timeout(withinMs);
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: 'application/json', ...headers },
      redirect: 'manual',
      signal: limit,
      ...(body === undefined ? {} : { body }),
    });
    return {
      answered: true,
      status: response.status,
      body: parseJson(await readLimitedText(response, LARGEST_BODY_BYTES)),
    };
  } catch (error) {
    if (limit.aborted) return { answered: false, reason: `no answer within ${withinMs} ms`, refused: false };
    const reason = messageOf(error).replace(/^fetch failed: /, '');
    return { answered: false, reason, refused: reason.includes('ECONNREFUSED') };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
