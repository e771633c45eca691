/**
 * Whether a form was sent from one of the console's own pages. Browsers say so in `Sec-Fetch-Site`, those that leave it
 * out over plain HTTP in `Origin`; a request that says neither is not trusted, for then another site may have sent it.
 */
export function isFromOwnPage(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  return headers.get('origin') === `http://${headers.get('host')}`;
}
