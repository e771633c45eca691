import type { Job, Service } from '../../../model/environment.ts';
import type { HeldKey } from '../../../model/operations.ts';
import { type Answer, fail, following, unknown } from '../../check.ts';
import { configurationId, identityId } from '../../finding-ids.ts';
import type { ConfigurationFact } from '../../sources/facts.ts';
import type { Sources } from '../../sources/sources.ts';
import { downId } from '../down.ts';
import { saysWhereItRuns } from '../identity/says.ts';
import { refusalInWords } from '../refusal.ts';
import { silentRemedy } from '../silent-remedy.ts';

type HeldReading =
  | { read: true; held: HeldKey | undefined; fact: ConfigurationFact; place: string }
  | { read: false; answer: Answer };

/** What a service or job holds under a name, or what to answer where that can't be known. */
export async function readHeld(name: string, key: string, sources: Sources): Promise<HeldReading> {
  const refused = (await sources.process(name))?.refused.find((refusal) => refusal.key === key);
  if (refused !== undefined) {
    const observed = `${refusalInWords(refused)}: ${name} refused to start`;
    return { read: false, answer: fail(observed, `set ${key} for ${name} and restart it`) };
  }
  const reading = await sources.configuration(name);
  if (!reading.read) return { read: false, answer: await unreadable(name, key, reading, sources) };
  const { value: fact, place } = reading;
  return { read: true, held: fact.keys.find((candidate) => candidate.name === key), fact, place };
}

async function unreadable(
  name: string,
  key: string,
  { place, reason }: { place: string; reason: string },
  sources: Sources,
): Promise<Answer> {
  const down = await downId(name, sources);
  if (down !== undefined) {
    const observed = `not known: ${name} does not answer`;
    return unknown(observed, `get ${name} to answer first`, { because: down, source: place });
  }
  return unknown(`${name} does not tell its configuration: ${reason}`, silentRemedy(name, { place, reason }, sources), {
    source: place,
    ...following(await behindSilence(name, key, { place, reason }, sources)),
  });
}

/** What can't be read of one key can't be read of the others either, and often nothing else: the first says it for all. */
async function behindSilence(
  name: string,
  key: string,
  silence: { place: string; reason: string },
  sources: Sources,
): Promise<string | undefined> {
  const { services, jobs } = sources.environment;
  const part = services[name] ?? jobs[name];
  if (part === undefined) return undefined;
  if (saysWhereItRuns(part) && !(await sources.version(name)).read) return identityId(name);
  const first = firstKey(part) ?? key;
  return first === key ? behindSamePlace(name, silence, sources) : configurationId(name, first);
}

/** One place tells of many: where nothing of it can be read, the first that is looked for there says it for all. */
async function behindSamePlace(
  name: string,
  { place, reason }: { place: string; reason: string },
  sources: Sources,
): Promise<string | undefined> {
  const { services, jobs } = sources.environment;
  for (const [other, part] of [...Object.entries(services), ...Object.entries(jobs)]) {
    if (other === name) return undefined;
    const key = firstKey(part);
    if (key === undefined || saysWhereItRuns(part) || (await downId(other, sources)) !== undefined) continue;
    const reading = await sources.configuration(other);
    if (!reading.read && reading.place === place && reading.reason === reason) return configurationId(other, key);
  }
  return undefined;
}

function firstKey({ configuration: { required, optional, forbidden } }: Service | Job): string | undefined {
  return [...required, ...optional].map((each) => each.name).concat(forbidden)[0];
}
