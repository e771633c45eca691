/**
 * A path in the run's folder as an address relative to the page, or `undefined` when it leads anywhere else:
 * paths come from the journal, and a page must neither load nor link what lies outside its folder.
 */
export function relativeHref(path: string): string | undefined {
  const segments = path.replaceAll('\\', '/').split('/');
  const leavesTheFolder = segments.some((segment) => segment === '' || segment === '.' || segment === '..');
  if (leavesTheFolder || path.length > 1000 || /^[a-z][a-z0-9+.-]*:/i.test(path) || !path.isWellFormed())
    return undefined;
  return segments.map(encodeURIComponent).join('/');
}

/** The address behind a way to reach a team, if it is one that can be followed. */
export function contactHref(contact: string): string | undefined {
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(contact)) return `mailto:${encodeURI(contact.toWellFormed())}`;
  if (/^\+[\d\s()-]{5,20}$/.test(contact)) return `tel:${contact.replace(/[^+\d]/g, '')}`;
  return /^https:\/\/[^\s]+$/.test(contact) && URL.canParse(contact) ? new URL(contact).href : undefined;
}

/** Whether an address is one of the web: nothing else that a browser understands may be followed from a page. */
export function isWebAddress(url: string): boolean {
  return /^https?:$/.test(URL.parse(url)?.protocol ?? '');
}
