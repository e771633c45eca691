import type { RecordedService } from './recorded-scenario.ts';

/** Where an address leads: a service, and the rest of the address. */
export interface Place {
  service: RecordedService;
  /** From its root: path and query. */
  path: string;
}

/** Which service an address is one of; `null` for all that is no service of the environment's. */
export function placeOf(url: string, services: readonly RecordedService[]): Place | null {
  const asked = URL.parse(url);
  if (asked === null) return null;
  const fitting = services
    .map((service) => ({ service, base: new URL(service.url) }))
    .filter(({ base }) => base.origin === asked.origin && isWithin(asked.pathname, base.pathname))
    .sort((one, other) => other.base.pathname.length - one.base.pathname.length);
  const [found] = fitting;
  if (found === undefined) return null;
  const within = rootOf(found.base.pathname).length;
  return { service: found.service, path: asked.pathname.slice(within) + asked.search };
}

function isWithin(path: string, base: string): boolean {
  return path === base || path.startsWith(`${rootOf(base)}/`);
}

function rootOf(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
