import type { Environment, Pipeline } from '../model/environment.ts';
import type { Round } from './round.ts';
import type { ConfigurationFact, FileFact, FlagFact, JobFact, Reading, VersionFact } from './sources/facts.ts';
import { toldFlag } from './sources/told-flag.ts';

type ByName<Fact> = Readonly<Record<string, Reading<Fact>>>;

/** What two environments are compared by, as one of them was at one time. Holds no values of configuration. */
export interface Snapshot {
  environment: Environment;
  /** Of services. */
  versions: ByName<VersionFact>;
  /** Of services and jobs. */
  configurations: ByName<ConfigurationFact>;
  jobs: ByName<JobFact>;
  flags: ByName<FlagFact>;
  /** The configuration of each pipeline in its repository. */
  pipelines: ByName<FileFact>;
  /** The version that the bank speaks; `null` where the definition does not say how to ask. */
  spoken: Reading<string | number | boolean | null> | null;
}

/** Observes all of it at once. `flags` are those to ask for. What has no answer when the time is over could not be read. */
export async function takeSnapshot({ sources, over }: Round, flags: readonly string[]): Promise<Snapshot> {
  const { environment } = sources;
  const { services, jobs, pipelines, bank } = environment;
  const late = over.then(() => ({ place: environment.name, read: false as const, reason: 'no answer in time' }));
  const all = async <Fact>(names: readonly string[], read: (name: string) => Promise<Reading<Fact>>) =>
    Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await Promise.race([read(name), late])] as const)),
    );
  const [versions, configurations, scheduled, flagged, files, spoken] = await Promise.all([
    all(Object.keys(services), sources.version),
    all([...Object.keys(services), ...Object.keys(jobs)], (name) => sources.configuration(name)),
    all(Object.keys(jobs), sources.job),
    all(environment.flags === null ? [] : flags, async (name): Promise<Reading<FlagFact>> => {
      if (environment.flags === null) return { place: name, read: false, reason: 'no flags are declared' };
      const source = await sources.open(environment.flags.source, name);
      return toldFlag(source, name);
    }),
    all(Object.keys(pipelines), async (name): Promise<Reading<FileFact>> => {
      const pipeline = pipelines[name];
      if (pipeline === undefined) return { place: name, read: false, reason: 'it is not declared' };
      return readFile(pipeline, name, sources.open);
    }),
    bank?.speaks === undefined ? null : Promise.race([sources.value(bank.speaks, 'bank'), late]),
  ]);
  return { environment, versions, configurations, jobs: scheduled, flags: flagged, pipelines: files, spoken };
}

/** The configuration of a pipeline, from the first of its sources that can read it. */
async function readFile(
  { configuration, ref, sources }: Pipeline,
  name: string,
  open: Round['sources']['open'],
): Promise<Reading<FileFact>> {
  let reading: Reading<FileFact> = { place: name, read: false, reason: 'none of its sources tells of files' };
  for (const declaration of sources) {
    const source = await open(declaration, name);
    reading = (await source.file?.(configuration, ref)) ?? reading;
    if (reading.read) return reading;
  }
  return reading;
}
