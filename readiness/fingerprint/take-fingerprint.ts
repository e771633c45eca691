import type { Environment } from '../../model/environment.ts';
import { factIds } from '../../model/fact-ids.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import { isoTime } from '../../support/clock.ts';
import { harnessVersion } from '../../support/harness-version.ts';
import { flagsOf } from '../comparison/compare.ts';
import { openRound, type Round, type RoundOptions } from '../round.ts';
import { type Snapshot, takeSnapshot } from '../snapshot.ts';
import type { JobFact, Reading, VersionFact } from '../sources/facts.ts';
import { isToldByNone } from '../sources/told.ts';
import { whoChanged } from './change-of-commit.ts';
import { declaredPaths } from './declared-paths.ts';
import { fact, type Gathered, together } from './gathered.ts';
import { type KeyTelling, keyFacts } from './keys.ts';
import { bankFacts, flagFact, jobFacts, pipelineFact } from './others.ts';
import { openPrinting } from './printing.ts';
import { versionFacts } from './versions.ts';

const ALL_WITHIN_MS = 20_000;

/**
 * What is deployed and configured in an environment now. What can't be read in time (20 seconds unless given) is told as
 * unread. Throws a Problem when a file of the definition can't be read, and the signal's reason once it is aborted.
 */
export async function takeFingerprint(environment: Environment, options: RoundOptions = {}): Promise<Fingerprint> {
  const { project = process.cwd(), signal } = options;
  const printing = openPrinting(environment, options.fingerprintKey);
  using round = openRound(environment, { withinMs: ALL_WITHIN_MS, ...options, fingerprintKey: printing.key });
  const takenAt = isoTime(round.sources.clock.now());
  const [snapshot, jobVersions] = await Promise.all([takeSnapshot(round, flagsOf(environment)), versionsOfJobs(round)]);
  const versions = { ...snapshot.versions, ...jobVersions };
  const who = whoChanged(round.sources);
  const nobody = round.over.then(() => undefined);
  const whoInTime = (commit: string) => Promise.race([who(commit), nobody]);
  // Who stages a place gives it new addresses and secrets each time.
  const anew = environment.staged ? environment.mayDiffer : [];
  const declared = declaredPaths(anew.length === 0 ? {} : environment, printing.key);
  const { configurations, jobs, flags, pipelines, spoken } = snapshot;
  const gathered = together([
    ...(await Promise.all(each(versions, (name, reading) => versionFacts(name, reading, printing, whoInTime)))),
    ...each(configurations, (name, reading) => {
      const telling = { printing, anew, declared, besides: besides(name, versions[name], jobs[name]) };
      return keyFacts(name, reading, telling);
    }),
    ...each(jobs, (name, reading) => jobFacts(name, reading, printing)),
    ...each(flags, (name, reading) => flagFact(name, reading, printing)),
    ...each(pipelines, (name, reading) => pipelineFact(name, reading, printing)),
    await bankFacts(environment, spoken, project, printing),
    fact(factIds.harness, 'rehearse', harnessVersion()),
  ]);
  signal?.throwIfAborted();
  return { schemaVersion: SCHEMA_VERSION, environment: environment.name, takenAt, ...inOrder(gathered) };
}

function each<Fact, Result>(
  readings: Readonly<Record<string, Reading<Fact>>>,
  tell: (name: string, reading: Reading<Fact>) => Result,
): Result[] {
  return Object.entries(readings).map(([name, reading]) => tell(name, reading));
}

/** The versions of jobs, as far as any of their sources is of a kind that knows. */
async function versionsOfJobs({ sources, over }: Round): Promise<Snapshot['versions']> {
  const late = over.then(() => undefined);
  const read = Object.keys(sources.environment.jobs).map(async (name) => {
    const reading = await Promise.race([sources.version(name), late]);
    return reading === undefined || (!reading.read && isToldByNone(reading)) ? [] : [[name, reading] as const];
  });
  return Object.fromEntries((await Promise.all(read)).flat());
}

/** What is told of a service or job that one of its keys may well hold too. */
function besides(
  name: string,
  version: Reading<VersionFact> | undefined,
  job: Reading<JobFact> | undefined,
): KeyTelling['besides'] {
  const { commit = null, build = null, image = null } = version?.read ? version.value : {};
  const { schedule = null, timeZone = null } = job?.read ? job.value : {};
  const told = [
    { id: factIds.version(name), text: commit },
    { id: commit === null ? factIds.version(name) : factIds.build(name), text: build },
    { id: factIds.image(name), text: image },
    { id: factIds.schedule(name), text: schedule },
    { id: factIds.timeZone(name), text: timeZone },
  ];
  return told.flatMap(({ id, text }) => (text === null ? [] : [{ id, text }]));
}

function inOrder({ facts, unread }: Gathered): Gathered {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return { facts: facts.toSorted(byId), unread: unread.toSorted(byId) };
}
