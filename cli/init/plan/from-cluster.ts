import type { ManifestFact, Workload } from '../facts.ts';
import type { PlannedService } from '../plan.ts';
import { type Names, variableName } from './names.ts';

type OfKind<Kind extends ManifestFact['kind']> = Extract<ManifestFact, { kind: Kind }>;

/** What manifests came to. */
export interface FromCluster {
  services: readonly PlannedService[];
  hosts: readonly string[];
  notAsked: readonly string[];
}

/** Services that an Ingress leads to from outside. Of those that none leads to only their names are told. */
export function fromCluster(manifests: readonly ManifestFact[], withContext: boolean, names: Names): FromCluster {
  const ofKind = <Kind extends ManifestFact['kind']>(kind: Kind) =>
    manifests.filter((one): one is OfKind<Kind> => one.kind === kind);
  const workloads = ofKind('workload');
  const services = new Map<string, PlannedService>();
  const hosts: string[] = [];
  for (const { host, path, service, tls } of ofKind('ingress')) {
    const behind = workloadBehind(service, ofKind('service'), workloads);
    const name = behind?.name ?? service ?? host.split('.')[0] ?? host;
    if (services.has(name)) continue;
    hosts.push(host);
    const scheme = tls ? 'https' : 'http';
    const written = names.take(name, 'service');
    const sameAsWorkload = behind === undefined || behind.name === written;
    services.set(name, {
      name: written,
      variable: `${variableName(written)}_URL`,
      url: `${scheme}://${host}`,
      from: behind === undefined ? 'an Ingress' : `${behind.path} and an Ingress`,
      guesses: behind === undefined ? [`that it is called ${name}: no Deployment was found behind it`] : [],
      health: path === '/' ? healthOf(behind) : null,
      keys: withContext ? (behind?.keys ?? []).filter((key) => /^[A-Za-z_][\w.-]{0,99}$/.test(key)) : [],
      keysFrom: behind?.path ?? '',
      uses: [],
      sources: withContext && !sameAsWorkload && behind !== undefined ? `[inCluster('${behind.name}')]` : null,
      team: null,
    });
  }
  const notAsked = workloads
    .filter(({ name }) => !services.has(name))
    .map(({ name, path }) => `${name} (${path}): no Ingress leads to it, so it can’t be asked from outside`);
  return { services: [...services.values()], hosts: [...new Set(hosts)], notAsked };
}

function workloadBehind(
  service: string | null,
  services: readonly OfKind<'service'>[],
  workloads: readonly Workload[],
): Workload | undefined {
  const selector = Object.entries(services.find(({ name }) => name === service)?.selector ?? {});
  return selector.length === 0
    ? workloads.find(({ name }) => name === service)
    : workloads.find(({ labels }) => selector.every(([key, value]) => labels[key] === value));
}

/** What probes ask inside of the cluster is often served outside of it too; where it is not, the definition says otherwise. */
function healthOf(workload: Workload | undefined): PlannedService['health'] {
  const { readyPath = null, livePath = null } = workload ?? {};
  const ready = readyPath ?? livePath;
  return ready === null || !/^\/[\w./~%@:+-]*$/.test(ready) ? null : { live: livePath ?? ready, ready };
}
