/**
 * Whether a form was sent from one of the console's own pages. Browsers say so in `Origin` or `Sec-Fetch-Site`;
 * a request that says neither is not trusted, for then another site may have sent it.
 */
export function isFromOwnPage(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin';
  return origin === `http://${headers.get('host')}`;
}
