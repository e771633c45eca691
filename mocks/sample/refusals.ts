import type { ProblemDetails } from '../problem-response.ts';
import type { ApplicationRefusal } from './lifecycle/application.ts';
import type { Refusal } from './lifecycle/transition.ts';

/** What the bank says no to, whatever form a version of the API gives it. */

export function unknown(thing: 'application' | 'payment'): ProblemDetails {
  return {
    status: 404,
    kind: 'not-found',
    title: `There is no such ${thing}`,
    detail: `This bank knows no ${thing} with this id.`,
  };
}

export function notJson(text: string): ProblemDetails {
  const detail = text.trim() === '' ? 'The body is empty. Send one JSON document.' : 'Send one JSON document.';
  return { status: 400, kind: 'malformed-json', title: 'The body is not JSON', detail };
}

export function keyUnusable(): ProblemDetails {
  return {
    status: 400,
    kind: 'idempotency-key-missing',
    title: 'The request has no usable Idempotency-Key',
    detail: 'Send a header Idempotency-Key of 1 to 255 visible characters that names this request.',
  };
}

export function keyTaken(): ProblemDetails {
  return {
    status: 422,
    kind: 'idempotency-key-reused',
    title: 'The Idempotency-Key stands for another request',
    detail: 'Use a new key for a new request, or repeat the first one unchanged.',
    errors: [{ pointer: '#', detail: 'differs from the body that came first with this Idempotency-Key' }],
  };
}

/** An application that is in no state for what was asked of it. */
export function notNow({ code, why }: Refusal<ApplicationRefusal>): ProblemDetails {
  const detail = `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
  return { status: 409, kind: code, title: 'The application does not allow this now', detail };
}

/** A call that the contract does not have: most likely an endpoint was moved or removed. */
export function notInTheContract(allowed: readonly string[]): ProblemDetails {
  if (allowed.length === 0) {
    return {
      status: 404,
      kind: 'no-such-path',
      title: 'The contract has no such path',
      detail: 'Compare the path with the contract of the version you mean to call.',
    };
  }
  return {
    status: 405,
    kind: 'method-not-allowed',
    title: 'The path does not have this method',
    detail: `It has ${allowed.join(', ')}.`,
    headers: { allow: allowed.join(', ') },
  };
}
