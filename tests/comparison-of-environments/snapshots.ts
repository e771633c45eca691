import { type Environment, type EnvironmentDefinition, environmentSchema } from '../../model/environment.ts';
import { compareSnapshots } from '../../readiness/comparison/compare.ts';
import type { Snapshot } from '../../readiness/snapshot.ts';
import type { ConfigurationFact, FileFact, JobFact, Reading, VersionFact } from '../../readiness/sources/facts.ts';
import { team } from '../verdict/samples.ts';

/** What a source has read. */
export function read<Fact>(value: Fact): Reading<Fact> {
  return { place: 'a place', read: true, value };
}

/** What a source could not read. */
export function unread(reason: string): { place: string; read: false; reason: string } {
  return { place: 'a place', read: false, reason };
}

/** What holds these keys, each with the fingerprint given; `null` is a key that is not set. */
export function holding(
  keys: Record<string, string | null>,
  over: Partial<ConfigurationFact> = {},
): Reading<ConfigurationFact> {
  return read({
    keys: Object.entries(keys).map(([name, fingerprint]) => ({ name, present: fingerprint !== null, fingerprint })),
    complete: true,
    fingerprintKeyId: 'one key',
    ...over,
  });
}

export const VERSION: VersionFact = { commit: '4f1c2d3a9b8e', build: '7', image: null, environment: null };
export const JOB: JobFact = {
  schedule: '*/5 * * * *',
  timeZone: 'UTC',
  enabled: true,
  disabledBecause: null,
  tellsRuns: true,
  lastRun: null,
};
export const FILE: FileFact = { exists: true, blob: 'b10b', lastChange: null, renamedTo: null };

/** An environment of a service `pay`, a job `poll`, a pipeline `deploy`, a flag and a bank, but for what is given. */
export function environment(name: string, over: Partial<EnvironmentDefinition> = {}): Environment {
  const source = { kind: 'http', url: 'http://127.0.0.1:9' } as const;
  return environmentSchema.parse({
    name,
    identity: { name, id: name },
    owner: team,
    entrance: 'pay',
    services: { pay: { url: addressIn(name) } },
    jobs: { poll: { schedule: '*/5 * * * *', grace: '1m' } },
    pipelines: { deploy: { configuration: 'deploy.yml', sources: [{ kind: 'git' }] } },
    flags: { source, on: ['fast'] },
    ...over,
  });
}

/** Where something is in an environment: nowhere else. */
export const addressIn = (name: string) => `http://${name}.example`;

/** All of an environment as it was seen, but for what is given. */
export function snapshot(
  name: string,
  over: Partial<Snapshot> & { definition?: Partial<EnvironmentDefinition> } = {},
): Snapshot {
  const { definition, ...seen } = over;
  return {
    environment: environment(name, definition),
    versions: { pay: read(VERSION) },
    configurations: { pay: holding({ URL: 'aa' }), poll: holding({}) },
    jobs: { poll: read(JOB) },
    flags: { fast: read({ exists: true, value: true }) },
    pipelines: { deploy: read(FILE) },
    spoken: null,
    ...seen,
  };
}

/** What is not the same in two snapshots, but for addresses and identities that differ, as `id outcome: seen | seen (note)`. */
export function notTheSame(here: Snapshot, there: Snapshot): string[] {
  return compareSnapshots(here, there)
    .filter(({ id, outcome }) => outcome !== 'same' && !(outcome === 'may-differ' && /^(identity$|address\/)/.test(id)))
    .map(({ id, outcome, seen, note }) => `${id} ${outcome}: ${seen.join(' | ')}${note === '' ? '' : ` (${note})`}`);
}
