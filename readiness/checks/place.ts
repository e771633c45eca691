import type { Job, Service } from '../../model/environment.ts';
import { joinUrl } from '../sources/join-url.ts';

/** Where something about a service or job is looked for, before anything was seen: a path of its own, or its sources. */
export function placeOf(name: string, { url, sources }: Service | Job, path: string): string {
  const kinds = sources.map(({ kind }) => kind);
  if (url !== undefined && kinds.includes('operations')) return joinUrl(url, path);
  return `${kinds.join(', ') || 'no source'} of ${name}`;
}
