import { problemResponse } from '../problem-response.ts';

/** The refusal of a call without the control token, or with a wrong one. */
export function tokenNeeded(): Response {
  return problemResponse({
    status: 401,
    kind: 'control-token-needed',
    title: 'The bank’s control needs its token',
    detail: 'Send it as Authorization: Bearer followed by the token that the bank was started with.',
    headers: { 'www-authenticate': 'Bearer realm="bank control"' },
  });
}

/** The refusal of a caller who has shown too many wrong tokens. */
export function tooManyAttempts(seconds: number): Response {
  return problemResponse({
    status: 429,
    kind: 'too-many-attempts',
    title: 'Too many wrong tokens came from this address',
    detail: `Try again in ${seconds} s.`,
    headers: { 'retry-after': String(seconds) },
  });
}
