import { textResponse } from '../../known-text.ts';
import type { ApiAnswer } from '../translators/translator.ts';

/** An answer as JSON over HTTP. */
export function respond({ status, headers, body }: ApiAnswer, more: Readonly<Record<string, string>> = {}): Response {
  return textResponse(JSON.stringify(body), {
    status,
    headers: { ...headers, ...more, 'content-type': 'application/json' },
  });
}
