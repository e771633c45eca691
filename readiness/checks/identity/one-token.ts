import { identityId } from '../../finding-ids.ts';
import type { Sources } from '../../sources/sources.ts';
import { downId } from '../down.ts';
import { saysWhereItRuns } from './says.ts';

/**
 * The id of the finding that says for all that the operations token is refused: the first one's, where everything that
 * answers refuses it. `undefined` for the first itself, and where somebody takes the token.
 */
export async function refusedByAll(name: string, reason: string, sources: Sources): Promise<string | undefined> {
  if (!isRefusal(reason)) return undefined;
  const { services, jobs } = sources.environment;
  const asked = [...Object.entries(services), ...Object.entries(jobs)].filter(([, part]) => saysWhereItRuns(part));
  const refusing: string[] = [];
  for (const [part] of asked) {
    if ((await downId(part, sources)) !== undefined) continue;
    const reading = await sources.version(part);
    if (reading.read || !isRefusal(reading.reason)) return undefined;
    refusing.push(part);
  }
  const [first = name] = refusing;
  return first === name ? undefined : identityId(first);
}

const isRefusal = (reason: string) => /^answers 40[13]$/.test(reason);
