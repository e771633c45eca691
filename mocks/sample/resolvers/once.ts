import { correlationOf } from '../../correlation.ts';
import { runOf } from '../../runs/run-key.ts';
import type { Idempotency, RepeatableRequest } from '../idempotency.ts';

/** What a request came to, now or when it came before; or that its key stands for another one. */
export type OnceOutcome<Result> =
  | { readonly done: true; readonly result: Result; readonly headers: Readonly<Record<string, string>> }
  | { readonly done: false };

/**
 * Carries a request out the first time its Idempotency-Key comes, and gives what it came to again afterwards. Without a
 * key, which only the contract can forbid, it is carried out each time.
 */
export function once<Result>(
  earlier: Idempotency<Result>,
  headers: Headers,
  content: unknown,
  carryOut: (correlationId: string | null) => Result,
): OnceOutcome<Result> {
  const correlationId = correlationOf(headers);
  const key = headers.get('idempotency-key');
  if (key === null) return { done: true, result: carryOut(correlationId), headers: {} };
  const request: RepeatableRequest = { key, run: runOf(correlationId), correlationId, content };
  const known = earlier.recall(request);
  if (known === 'other-content') return { done: false };
  if (known !== undefined) return { done: true, result: known, headers: { 'idempotency-replayed': 'true' } };
  const result = carryOut(correlationId);
  earlier.remember(request, result);
  return { done: true, result, headers: {} };
}
