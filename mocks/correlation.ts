/** What a correlation id is like: also where it goes out again in a header. */
export const USABLE_CORRELATION = /^[A-Za-z0-9._-]{8,128}$/;

/** The header that joins the calls which belong together. */
export const CORRELATION_HEADER = 'x-correlation-id';

/** The caller's correlation id; `null` when there is none or it is of another form. */
export function correlationOf(headers: Headers): string | null {
  const given = headers.get(CORRELATION_HEADER);
  return given !== null && USABLE_CORRELATION.test(given) ? given : null;
}
