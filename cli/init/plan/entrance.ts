import type { PlannedService } from '../plan.ts';

const NAMES: readonly RegExp[] = [
  /^(?:web|www|frontend|front-end|portal|storefront|shop|site|website|ui|client)$/,
  /(?:^|[-_.])(?:web|frontend|portal|storefront|site|ui)(?:$|[-_.])/,
  /(?:^|[-_.])(?:app|gateway|nginx|proxy|edge|caddy|traefik)(?:$|[-_.])/,
];

/** The service whose pages the audience sees, by its name and by what uses what; and why it is thought to be that one. */
export function guessEntrance(services: readonly PlannedService[]): { name: string; because: string } {
  const [only] = services;
  if (only !== undefined && services.length === 1) return { name: only.name, because: 'it is the only service' };
  for (const pattern of NAMES) {
    const named = services.find(({ name }) => pattern.test(name.toLowerCase()));
    if (named !== undefined) return { name: named.name, because: 'by its name' };
  }
  const used = new Set(services.flatMap(({ uses }) => uses));
  const first = services.find(({ name, uses }) => uses.length > 0 && !used.has(name));
  if (first !== undefined) return { name: first.name, because: 'it uses others, and no other uses it' };
  return { name: only?.name ?? '', because: 'it is the first one' };
}
