import { textResponse } from '../../../known-text.ts';
import type { FieldError, ProblemDetails } from '../../../problem-response.ts';

/** A refusal with a code of its own. What is read but not accepted is a 400 as well. */
export function codedRefusal({ status, kind, title, detail, errors = [], headers = {} }: ProblemDetails): Response {
  const body = {
    code: kind.toUpperCase().replaceAll('-', '_'),
    message: `${title}. ${detail}`,
    fields: errors.map((error) => ({ field: dotted(error), message: error.detail })),
  };
  return textResponse(JSON.stringify(body), {
    status: status === 422 ? 400 : status,
    headers: { ...headers, 'content-type': 'application/json' },
  });
}

/** A JSON pointer as `company.name`. */
function dotted({ pointer }: FieldError): string {
  const [, ...keys] = pointer.split('/');
  return keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
}
