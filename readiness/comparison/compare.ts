import type { ComparedThing } from '../../model/comparison.ts';
import type { Owner } from '../../model/owner.ts';
import { isMeantBy } from '../../support/name-pattern.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Reading } from '../sources/facts.ts';
import { compareAddresses, isShared } from './addresses.ts';
import { compareBanks } from './bank.ts';
import { compareConfigurations } from './configuration.ts';
import { compareFlags } from './flags.ts';
import { compareJobs } from './jobs.ts';
import { comparePipelines } from './pipelines.ts';
import { declaredOnce, type Pair } from './thing.ts';
import { compareVersions } from './versions.ts';

/** Two environments side by side, thing by thing. What may differ by one of the two definitions is told as such. */
export function compareSnapshots(here: Snapshot, there: Snapshot): ComparedThing[] {
  const [a, b] = [here.environment, there.environment];
  const configured = bothOf({ ...a.services, ...a.jobs }, { ...b.services, ...b.jobs });
  const configurations = configured.both.map(({ subject, one, other }) =>
    compareConfigurations(
      subject,
      [
        { name: a.name, expected: one.configuration },
        { name: b.name, expected: other.configuration },
      ],
      readingOf(here.configurations, subject.subject),
      readingOf(there.configurations, subject.subject),
    ),
  );
  const services = bothOf(a.services, b.services);
  const jobs = bothOf(a.jobs, b.jobs);
  const pipelines = bothOf(a.pipelines, b.pipelines);
  const things = [
    ...compareAddresses(a, b),
    ...once('service', services),
    ...once('job', jobs),
    ...once('pipeline', pipelines),
    ...each(services, compareVersions, here.versions, there.versions),
    ...configurations.flatMap((compared) => compared.things),
    ...each(jobs, compareJobs, here.jobs, there.jobs),
    ...each(pipelines, comparePipelines, here.pipelines, there.pipelines),
    ...flagThings(here, there),
    ...compareBanks(here, there),
  ];
  const related = new Set(configurations.flatMap((compared) => [...compared.related]));
  const mayDiffer = [...a.mayDiffer, ...b.mayDiffer];
  return things.map((thing) => {
    if (isShared(thing, mayDiffer)) return { ...thing, outcome: 'may-differ', note: 'shared by both, as declared' };
    const matters = thing.outcome === 'different' || thing.outcome === 'unknown';
    if (!matters || related.has(thing.id) || !isMeantBy(thing.id, mayDiffer)) return thing;
    return { ...thing, outcome: 'may-differ' };
  });
}

/** The flags that either of two environments expects something of. */
export function flagsOf(...environments: readonly Snapshot['environment'][]): string[] {
  return [...new Set(environments.flatMap(({ flags }) => [...(flags?.on ?? []), ...(flags?.off ?? [])]))];
}

type Subject = Pick<Pair, 'subject' | 'owner'>;
interface Both<Part> {
  both: { subject: Subject; one: Part; other: Part }[];
  once: { subject: Subject; inFirst: boolean }[];
}

function bothOf<Part extends { owner: Owner }>(a: Record<string, Part>, b: Record<string, Part>): Both<Part> {
  const found: Both<Part> = { both: [], once: [] };
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [one, other] = [a[name], b[name]];
    const owner = (other ?? one)?.owner;
    if (owner === undefined) continue;
    const subject = { subject: name, owner };
    if (one === undefined || other === undefined) found.once.push({ subject, inFirst: one !== undefined });
    else found.both.push({ subject, one, other });
  }
  return found;
}

function once(kind: string, { once: parts }: Both<unknown>): ComparedThing[] {
  return parts.map(({ subject, inFirst }) => declaredOnce({ ...subject, id: `${kind}/${subject.subject}` }, inFirst));
}

type ByName<Fact> = Readonly<Record<string, Reading<Fact>>>;

function each<Fact>(
  { both }: Both<unknown>,
  compare: (subject: Subject, here: Reading<Fact>, there: Reading<Fact>) => ComparedThing[],
  here: ByName<Fact>,
  there: ByName<Fact>,
): ComparedThing[] {
  return both.flatMap(({ subject }) =>
    compare(subject, readingOf(here, subject.subject), readingOf(there, subject.subject)),
  );
}

function flagThings(here: Snapshot, there: Snapshot): ComparedThing[] {
  const [a, b] = [here.environment, there.environment];
  const owner = (b.flags ?? a.flags)?.owner;
  if (owner === undefined) return [];
  if (a.flags === null || b.flags === null) {
    return [declaredOnce({ id: 'flags', subject: 'flags', owner }, a.flags !== null)];
  }
  return flagsOf(a, b).flatMap((name) =>
    compareFlags({ subject: name, owner }, readingOf(here.flags, name), readingOf(there.flags, name)),
  );
}

function readingOf<Fact>(readings: ByName<Fact>, name: string): Reading<Fact> {
  return readings[name] ?? { place: name, read: false, reason: 'it was not asked for' };
}
