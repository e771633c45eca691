import { identityId } from '../../finding-ids.ts';
import type { VersionFact } from '../../sources/facts.ts';
import type { Sources } from '../../sources/sources.ts';
import { saysWhereItRuns } from './says.ts';

type Stated = NonNullable<VersionFact['environment']>;

/**
 * The first service or job that says it runs in another place, where all that say anything say the same one: then it is
 * the definition that points there, which is one thing to mend. `undefined` where they differ, or only one says it.
 */
export async function firstOfAllElsewhere({ name, id }: Stated, sources: Sources): Promise<string | undefined> {
  const { services, jobs } = sources.environment;
  const asked = [...Object.entries(services), ...Object.entries(jobs)].filter(([, part]) => saysWhereItRuns(part));
  const saying: string[] = [];
  for (const [part] of asked) {
    const reading = await sources.version(part);
    const stated = reading.read ? reading.value.environment : null;
    if (stated === null) continue;
    if (stated.name !== name || stated.id !== id) return undefined;
    saying.push(part);
  }
  const [first, ...others] = saying;
  return others.length === 0 ? undefined : first;
}

/** The finding of the first of them, for all others. */
export function behindFirst(name: string, first: string | undefined): string | undefined {
  return first === undefined || first === name ? undefined : identityId(first);
}
