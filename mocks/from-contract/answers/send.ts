import type { SampleResponse } from '../../contract/contract.ts';
import { textResponse } from '../../known-text.ts';

/** A sample as a response. */
export function send(
  { status, headers, contentType, body }: SampleResponse,
  more: Readonly<Record<string, string>> = {},
): Response {
  const all = new Headers({ ...headers, ...more });
  if (contentType === null) return new Response(null, { status, headers: all });
  all.set('content-type', contentType);
  if (body instanceof Uint8Array) return new Response(new Uint8Array(body), { status, headers: all });
  const isText = typeof body === 'string' && !/[/+]json\b/.test(contentType);
  return textResponse(isText ? body : JSON.stringify(body), { status, headers: all });
}
