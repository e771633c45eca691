import { checkedRequest } from '../../conformance/checked-request.ts';
import type { Contract, Operation, Violation } from '../../contract/contract.ts';
import { type FieldError, invalid, type ProblemDetails, wrongType } from '../../problem-response.ts';
import { keyUnusable, notJson } from '../refusals.ts';

export type AcceptedBody =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; problem: ProblemDetails };

/**
 * A request's body, when the contract allows it; otherwise what is to say: first that it is of the wrong type, then that it
 * can't be read, then that its idempotency key can't be used, then every value that is not accepted.
 */
export async function acceptedBody(
  request: Request,
  about: { readonly contract: Contract; readonly operation: Operation },
): Promise<AcceptedBody> {
  const { violations, body, text, readable } = await checkedRequest(request, about);
  const refuse = (problem: ProblemDetails): AcceptedBody => ({ ok: false, problem });
  if (violations.some(({ where }) => where === 'content-type')) return refuse(wrongType('application/json'));
  if (!readable || text.trim() === '') return refuse(notJson(text));
  if (violations.some(isOfIdempotencyKey)) return refuse(keyUnusable());
  const wrong = bodyErrors(violations);
  return wrong.length === 0 ? { ok: true, body } : refuse(invalid(wrong));
}

/** What the contract does not allow in a body, as a refusal says it. */
export function bodyErrors(violations: readonly Violation[]): FieldError[] {
  return violations
    .filter(({ where }) => where === 'body')
    .map(({ pointer, expected }) => ({ pointer: `#${pointer}`, detail: inWords(expected) }));
}

function isOfIdempotencyKey({ where, pointer }: Violation): boolean {
  return where === 'header' && pointer.toLowerCase() === 'idempotency-key';
}

/** What was expected, as a demand. */
function inWords(expected: string): string {
  if (expected === 'a field that is required') return 'is required';
  if (expected === 'no such field') return 'is not a known field';
  return `must be ${expected}`;
}
