import { identityId } from '../../finding-ids.ts';
import type { Sources } from '../../sources/sources.ts';
import { proofId, readProof } from './proofs.ts';
import { saysWhereItRuns } from './says.ts';

/** What proves where this is, in words; and the findings of what was asked for it and did not. */
export interface Proved {
  by: readonly string[];
  unproved: readonly string[];
}

/** Who of those that must say where they run says the right place, and which of the further places hold the right id. */
export async function provedBy(sources: Sources): Promise<Proved> {
  const { name: environment, identity: expected, services, jobs } = sources.environment;
  const saying = [...Object.entries(services), ...Object.entries(jobs)].filter(([, part]) => saysWhereItRuns(part));
  const asked = await Promise.all([
    ...saying.map(async ([name]) => {
      const reading = await sources.version(name);
      const stated = reading.read ? reading.value.environment : null;
      const isProved = stated?.id === expected.id && stated.name === expected.name;
      return { id: identityId(name), by: name, isProved };
    }),
    ...expected.proofs.map(async (_, index) => {
      const reading = await readProof(sources, String(index));
      const isProved = reading.read && String(reading.value) === expected.id;
      return { id: proofId(environment, index), by: reading.place, isProved };
    }),
  ]);
  return {
    by: asked.filter(({ isProved }) => isProved).map(({ by }) => by),
    unproved: asked.filter(({ isProved }) => !isProved).map(({ id }) => id),
  };
}
