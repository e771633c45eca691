import type { V1Container, V1EnvFromSource, V1EnvVar, V1PodSpec } from '@kubernetes/client-node';
import type { ConfigurationFact } from '../facts.ts';
import { heldKeys } from '../held-keys.ts';
import { type Cluster, refusedWith } from './cluster.ts';

/** The content of a ConfigMap or Secret by key; `absent` where there is none, `forbidden` where it may not be read. */
type Stored = Readonly<Record<string, string>> | 'absent' | 'forbidden';

/** What a container gets: values that were read, and keys whose value is not told. */
interface Given {
  values: Record<string, string>;
  unseen: Set<string>;
  /** What could not be read of which the names of the keys are not known either. */
  unread: string[];
}

/** The keys of the container of a pod, with those of the ConfigMaps and Secrets that it names. Rejects with the client's error. */
export async function podConfiguration(
  cluster: Cluster,
  namespace: string,
  spec: V1PodSpec | undefined,
  wanted: string | undefined,
  fingerprintKey: string,
): Promise<ConfigurationFact | undefined> {
  const container = (spec?.containers ?? []).find(({ name }) => wanted === undefined || name === wanted);
  if (container === undefined) return undefined;
  const stored = await readStored(cluster, namespace, container);
  const given: Given = { values: {}, unseen: new Set(), unread: [] };
  // As the kubelet does: envFrom first, env over it.
  for (const source of container.envFrom ?? []) giveAll(source, stored, given);
  for (const variable of container.env ?? []) giveOne(variable, stored, given);
  const held = heldKeys(given.values, fingerprintKey, { unseen: [...given.unseen] });
  if (given.unread.length === 0) return held;
  return { ...held, complete: false, unread: `${given.unread.join(', ')} may not be read (403)` };
}

function giveAll({ prefix = '', configMapRef, secretRef }: V1EnvFromSource, stored: StoredByName, given: Given): void {
  const reference = configMapRef?.name ?? secretRef?.name;
  if (reference === undefined) return;
  const found = stored.get(nameOf(configMapRef === undefined ? 'secret' : 'configMap', reference));
  if (found === 'forbidden')
    given.unread.push(`${configMapRef === undefined ? 'the Secret' : 'the ConfigMap'} ${reference}`);
  if (typeof found !== 'object') return;
  for (const [key, value] of Object.entries(found)) given.values[`${prefix}${key}`] = value;
}

function giveOne({ name, value, valueFrom }: V1EnvVar, stored: StoredByName, given: Given): void {
  delete given.values[name];
  given.unseen.delete(name);
  if (valueFrom === undefined) {
    given.values[name] = value ?? '';
    return;
  }
  const { configMapKeyRef, secretKeyRef } = valueFrom;
  const reference = configMapKeyRef ?? secretKeyRef;
  if (reference?.name === undefined) {
    // From a field of the pod: it is there, and what it is only the pod knows.
    given.unseen.add(name);
    return;
  }
  const found = stored.get(nameOf(configMapKeyRef === undefined ? 'secret' : 'configMap', reference.name));
  if (found === 'forbidden') given.unseen.add(name);
  else if (typeof found === 'object' && found[reference.key] !== undefined)
    given.values[name] = found[reference.key] ?? '';
}

type StoredByName = ReadonlyMap<string, Stored>;
type Kind = 'configMap' | 'secret';
const nameOf = (kind: Kind, name: string) => `${kind}/${name}`;

async function readStored(cluster: Cluster, namespace: string, container: V1Container): Promise<StoredByName> {
  const { env = [], envFrom = [] } = container;
  const named = (kind: Kind, names: (string | undefined)[]) =>
    [...new Set(names)].flatMap((name) => (name === undefined ? [] : [{ kind, name }]));
  const wanted = [
    ...named('configMap', [
      ...env.map(({ valueFrom }) => valueFrom?.configMapKeyRef?.name),
      ...envFrom.map(({ configMapRef }) => configMapRef?.name),
    ]),
    ...named('secret', [
      ...env.map(({ valueFrom }) => valueFrom?.secretKeyRef?.name),
      ...envFrom.map(({ secretRef }) => secretRef?.name),
    ]),
  ];
  const read = wanted.map(async ({ kind, name }) => {
    const content = kind === 'configMap' ? configMap(cluster, namespace, name) : secret(cluster, namespace, name);
    return [nameOf(kind, name), await content.catch(absentOrForbidden)] as const;
  });
  return new Map(await Promise.all(read));
}

async function configMap({ core, options }: Cluster, namespace: string, name: string): Promise<Stored> {
  return (await core.readNamespacedConfigMap({ namespace, name }, options)).data ?? {};
}

async function secret({ core, options }: Cluster, namespace: string, name: string): Promise<Stored> {
  const { data = {} } = await core.readNamespacedSecret({ namespace, name }, options);
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  );
}

function absentOrForbidden(error: unknown): Stored {
  const status = refusedWith(error);
  if (status === 404) return 'absent';
  if (status === 403) return 'forbidden';
  throw error;
}
