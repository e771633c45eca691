import type { KeyExpectation } from '../../../model/environment/configuration.ts';
import type { Environment } from '../../../model/environment.ts';
import { configurationId } from '../../finding-ids.ts';

/**
 * The first key that is compared with another environment, of the service or job called `name` or else of all: where
 * that environment can't be read, it says so for the others.
 */
export function firstKeyComparedWith(
  other: string,
  name: string | undefined,
  { services, jobs }: Environment,
): { id: string; name: string; key: string } | undefined {
  const parts = [...Object.entries(services), ...Object.entries(jobs)];
  for (const [part, { configuration }] of parts) {
    if (name !== undefined && part !== name) continue;
    const keys: KeyExpectation[] = [...configuration.required, ...configuration.optional];
    const key = keys.find(({ sameAs = [], differsFrom = [] }) => sameAs.includes(other) || differsFrom.includes(other));
    if (key !== undefined) return { id: configurationId(part, key.name), name: part, key: key.name };
  }
  return undefined;
}
