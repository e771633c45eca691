import type { Bank } from '../bank.ts';
import { correlationOf } from '../correlation.ts';
import type { OperationName } from '../operations.ts';
import { problemResponse } from '../problem-response.ts';

/** A request that must not take effect twice. */
export interface OnceRequest {
  request: Request;
  clientId: string;
  operation: OperationName;
  /** The body's text: what decides whether it is the same request. */
  body: string;
}

/**
 * Carries a request out the first time its Idempotency-Key comes, and gives the first answer again afterwards.
 * Only what succeeded is remembered: a refused request may be mended and sent again under its key.
 */
export function once(
  bank: Bank,
  { request, clientId, operation, body }: OnceRequest,
  carryOut: () => Response,
): Response {
  const key = request.headers.get('idempotency-key');
  if (key === null || !/^[!-~]{1,255}$/.test(key)) return keyMissing();
  const name = { clientId, operation, key };
  const earlier = bank.idempotency.recall(name, body);
  if (earlier === 'other-body') return keyTaken();
  if (earlier !== undefined) {
    earlier.headers.set('idempotency-replayed', 'true');
    return earlier;
  }
  const response = carryOut();
  if (response.ok) bank.idempotency.remember(name, body, response, correlationOf(request.headers));
  return response;
}

function keyMissing(): Response {
  return problemResponse({
    status: 400,
    kind: 'idempotency-key-missing',
    title: 'The request has no usable Idempotency-Key',
    detail: 'Send a header Idempotency-Key of 1 to 255 visible characters that names this request.',
  });
}

function keyTaken(): Response {
  return problemResponse({
    status: 422,
    kind: 'idempotency-key-reused',
    title: 'The Idempotency-Key stands for another request',
    detail: 'Use a new key for a new request, or repeat the first one unchanged.',
    errors: [{ pointer: '#', detail: 'differs from the body that came first with this Idempotency-Key' }],
  });
}
