import type { CapacityFact, JobFact, Reading, VersionFact } from './facts.ts';
import type { Source } from './source.ts';

/** How a fact is put together from several sources. */
interface Telling<Fact> {
  /** Asks one source; `undefined` where a source of its kind can't know. */
  ask(source: Source): Promise<Reading<Fact>> | undefined;
  /** The fact in words, for when nobody tells it. */
  inWords: string;
  /** Whether nothing is left to ask further sources for. */
  isWhole(fact: Fact): boolean;
  /** What is known with what a further source tells. */
  fill(known: Fact, more: Fact): Fact;
}

/** What is deployed: each part of it as the first source has it that knows. */
export const TELLING_VERSION: Telling<VersionFact> = {
  ask: (source) => source.version?.(),
  inWords: 'the version',
  isWhole: ({ commit, environment }) => commit !== null && environment !== null,
  fill: (known, more) => ({
    commit: known.commit ?? more.commit,
    build: known.build ?? more.build,
    image: known.image ?? more.image,
    environment: known.environment ?? more.environment,
    ...serviceOf(known.service ?? more.service),
    ...sinceOf(known.since ?? more.since),
  }),
};

const serviceOf = (service: string | undefined) => (service === undefined ? {} : { service });
const sinceOf = (since: string | undefined) => (since === undefined ? {} : { since });

/** How a job is scheduled by the first source that knows, and how it ran by the first that knows of runs. */
export const TELLING_JOB: Telling<JobFact> = {
  ask: (source) => source.job?.(),
  inWords: 'the runs of a job',
  isWhole: ({ schedule, timeZone, tellsRuns }) => schedule !== null && timeZone !== null && tellsRuns,
  fill: (known, more) => ({
    schedule: known.schedule ?? more.schedule,
    timeZone: known.timeZone ?? more.timeZone,
    enabled: known.enabled && more.enabled,
    disabledBecause: known.disabledBecause ?? more.disabledBecause,
    tellsRuns: known.tellsRuns || more.tellsRuns,
    lastRun: known.tellsRuns ? known.lastRun : more.lastRun,
  }),
};

/** What can run out: what the container has of memory, and what the service in it has of connections, say. */
export const TELLING_CAPACITY: Telling<readonly CapacityFact[]> = {
  ask: (source) => source.capacity?.(),
  inWords: 'what is free',
  isWhole: () => false,
  fill: (known, more) => [...known, ...more.filter(({ name }) => !known.some((other) => other.name === name))],
};

/** A fact that the first source to tell it tells in full. */
export function firstToTell<Fact>(inWords: string, ask: Telling<Fact>['ask']): Telling<Fact> {
  return { ask, inWords, isWhole: () => true, fill: (known) => known };
}

const TOLD_BY_NONE = 'none of its sources tells';

/** Whether something could not be read because no source is of a kind that knows of it, rather than failing to tell. */
export function isToldByNone({ reason }: { reason: string }): boolean {
  return reason.startsWith(TOLD_BY_NONE);
}

/** What the sources tell, asked in their order until it is whole; where none does, why each that might know does not. */
export async function told<Fact>(
  sources: readonly Source[],
  name: string,
  { ask, inWords, isWhole, fill }: Telling<Fact>,
): Promise<Reading<Fact>> {
  const failed: { place: string; reason: string }[] = [];
  let known: { place: string; read: true; value: Fact } | undefined;
  for (const source of sources) {
    const reading = await ask(source);
    if (reading === undefined) continue;
    if (!reading.read) failed.push(reading);
    else known = known === undefined ? reading : { ...known, value: fill(known.value, reading.value) };
    if (known !== undefined && isWhole(known.value)) break;
  }
  if (known !== undefined) return known;
  const [only] = failed;
  if (only === undefined) {
    const places = sources.map(({ place }) => place).join(', ') || name;
    return { place: places, read: false, reason: `${TOLD_BY_NONE} ${inWords}` };
  }
  if (failed.length === 1) return { ...only, read: false };
  return {
    place: failed.map(({ place }) => place).join(', '),
    read: false,
    reason: failed.map(({ place, reason }) => `${place}: ${reason}`).join('; '),
  };
}
