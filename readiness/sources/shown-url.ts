/** An address as it may be shown: without user, password, query and fragment, any of which may be secret. */
export function shownUrl(url: string): string {
  const address = URL.parse(url);
  if (address === null) return 'an address that is none';
  // What is not of the web has no origin of its own.
  return address.host === '' ? `${address.protocol}…` : `${address.protocol}//${address.host}${address.pathname}`;
}
