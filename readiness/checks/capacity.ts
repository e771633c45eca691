import { type Answer, type Check, fail, following, pass, unknown } from '../check.ts';
import type { CapacityFact } from '../sources/facts.ts';
import type { Sources } from '../sources/sources.ts';
import { ownName } from './own-words.ts';
import { unlessReachable } from './reachable.ts';
import { troubleBehind } from './uses.ts';

/** Is enough free of each thing that can run out? Only asked of services that declare how much is enough. */
export const capacity: Check = {
  name: 'capacity',
  questions: ({ services }) =>
    Object.entries(services).flatMap(([name, { url, owner, links, capacity: declared }]) =>
      Object.entries(declared).map(([thing, least]) => ({
        id: `capacity/${name}/${thing}`,
        subject: name,
        owner,
        expected: `at least ${least} ${thing} free`,
        source: url,
        links,
        ask: (sources) => askFree(name, thing, least, sources),
      })),
    ),
};

const NAMES_SHOWN = 5;

async function askFree(name: string, thing: string, least: number, sources: Sources): Promise<Answer> {
  const reading = await sources.capacity(name);
  const told = reading.read ? reading.value.find((each) => each.name === thing) : undefined;
  if (told === undefined) {
    const unreachable = await unlessReachable(name, sources);
    if (unreachable !== undefined) return unreachable;
    const uses = sources.environment.services[name]?.uses ?? [];
    const because = following(await troubleBehind(name, uses, sources));
    if (!reading.read)
      return unknown(`${name} does not tell what is free: ${reading.reason}`, remedyFor(name), because);
    const observed = `${name} tells of ${namesOf(reading.value)}, not of ${thing}`;
    return unknown(observed, remedyFor(name), { source: reading.place, ...because });
  }
  const source = reading.place;
  const seen = `${told.free}${told.total === null ? '' : ` of ${told.total}`} ${thing} free`;
  if (told.free >= least) return pass(seen, { source });
  return fail(`${seen}, and ${least} are needed`, `free ${thing} of ${name}, or give it more of them`, { source });
}

function namesOf(capacities: readonly CapacityFact[]): string {
  const names = capacities.slice(0, NAMES_SHOWN).map(({ name }) => ownName(name));
  return names.join(', ') || 'nothing';
}

const remedyFor = (name: string) => `have ${name} tell what is free (docs/services.md), or name a source that does`;
