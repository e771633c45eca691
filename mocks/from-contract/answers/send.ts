import { HttpResponse } from 'msw';
import type { SampleResponse } from '../../contract/contract.ts';

/** A sample as a response. */
export function send(
  { status, headers, contentType, body }: SampleResponse,
  more: Readonly<Record<string, string>> = {},
) {
  const all = new Headers({ ...headers, ...more });
  if (contentType === null) return new HttpResponse(null, { status, headers: all });
  all.set('content-type', contentType);
  return new HttpResponse(bytesOf(contentType, body), { status, headers: all });
}

function bytesOf(contentType: string, body: unknown): string | Uint8Array<ArrayBuffer> {
  if (/[/+]json\b/.test(contentType)) return JSON.stringify(body);
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}
