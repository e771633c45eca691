/** A path below an address. */
export function joinUrl(base: string, path: string): string {
  return `${base.replace(/\/$/, '')}${path}`;
}
