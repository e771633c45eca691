import { textResponse } from './known-text.ts';

/** Where in the request's body something is wrong (a JSON pointer such as `#/creditor/iban`), and what. */
export interface FieldError {
  pointer: string;
  detail: string;
}

export interface ProblemDetails {
  status: number;
  /** A short name of the kind of problem; becomes its type. */
  kind: string;
  title: string;
  detail: string;
  errors?: readonly FieldError[];
  headers?: Readonly<Record<string, string>>;
}

/** A refusal as RFC 9457 has it. */
export function problemResponse({ status, kind, title, detail, errors, headers = {} }: ProblemDetails): Response {
  const body = { type: `urn:bank:problem:${kind}`, title, status, detail, ...(errors === undefined ? {} : { errors }) };
  return textResponse(JSON.stringify(body), {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  });
}

/** What is to say of a request whose values are not accepted, each with its place. */
export function invalid(errors: readonly FieldError[]): ProblemDetails {
  return {
    status: 422,
    kind: 'invalid',
    title: 'The request is not valid',
    detail: errors.length === 1 ? '1 value is not accepted.' : `${errors.length} values are not accepted.`,
    errors,
  };
}

/** What is to say of a body of another type than the operation takes. */
export function wrongType(expected: string): ProblemDetails {
  return {
    status: 415,
    kind: 'unsupported-media-type',
    title: 'The body is of the wrong type',
    detail: `Send the body as ${expected}.`,
  };
}

export const MOST_BODY_BYTES = 1_000_000;

/** What is to say of a body that is too large. */
export function tooLarge(): ProblemDetails {
  return {
    status: 413,
    kind: 'too-large',
    title: 'The body is too large',
    detail: `Bodies may have at most ${MOST_BODY_BYTES} bytes.`,
  };
}

/** What is to say of a path that can't be decoded. */
export function unreadablePath(): ProblemDetails {
  return {
    status: 400,
    kind: 'unreadable-path',
    title: 'The path cannot be read',
    detail: 'A percent sign in it does not begin an encoded character.',
  };
}

export function invalidResponse(errors: readonly FieldError[]): Response {
  return problemResponse(invalid(errors));
}

export function wrongTypeResponse(expected: string): Response {
  return problemResponse(wrongType(expected));
}

export function tooLargeResponse(): Response {
  return problemResponse(tooLarge());
}
