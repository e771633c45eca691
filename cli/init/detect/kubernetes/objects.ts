import { z } from 'zod';
import type { ClusterService, CronJobFact, IngressHost, Workload } from '../../facts.ts';

const texts = z.record(z.string(), z.string()).catch({});
const metadata = z.looseObject({ name: z.string(), namespace: z.string().nullish().catch(null) });
const probe = z
  .looseObject({ httpGet: z.looseObject({ path: z.string().default('/') }).nullish() })
  .nullish()
  .catch(null);
const reference = z.looseObject({ name: z.string() }).nullish().catch(null);
const container = z.looseObject({
  env: z
    .array(z.looseObject({ name: z.string(), valueFrom: z.looseObject({}).nullish() }))
    .nullish()
    .catch(null),
  envFrom: z
    .array(z.looseObject({ prefix: z.string().nullish(), configMapRef: reference, secretRef: reference }))
    .nullish()
    .catch(null),
  readinessProbe: probe,
  livenessProbe: probe,
});
const pod = z.looseObject({
  metadata: z.looseObject({ labels: texts }).nullish().catch(null),
  spec: z.looseObject({ containers: z.array(container).min(1) }),
});
const workloadSchema = z.looseObject({ metadata, spec: z.looseObject({ template: pod }) });
const cronJobSchema = z.looseObject({
  metadata,
  spec: z.looseObject({
    schedule: z.string(),
    timeZone: z.string().nullish().catch(null),
    suspend: z.boolean().nullish().catch(null),
  }),
});
const serviceSchema = z.looseObject({ metadata, spec: z.looseObject({ selector: texts }) });
const backend = z.looseObject({ service: z.looseObject({ name: z.string() }).nullish() }).nullish();
const ingressSchema = z.looseObject({
  spec: z.looseObject({
    tls: z
      .array(z.looseObject({ hosts: z.array(z.string()).default([]) }))
      .nullish()
      .catch(null),
    rules: z.array(
      z.looseObject({
        host: z.string(),
        http: z
          .looseObject({ paths: z.array(z.looseObject({ path: z.string().nullish(), backend })).min(1) })
          .nullish()
          .catch(null),
      }),
    ),
  }),
});
const mapSchema = z.looseObject({
  metadata,
  data: z.looseObject({}).nullish(),
  stringData: z.looseObject({}).nullish(),
});

/** Names as Kubernetes has them, and hosts: what else stands there is a template's, or nobody's. */
const NAME = /^[a-z0-9][a-z0-9.-]{0,252}$/;
const HOST = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i;

type KeysOf = (kind: 'ConfigMap' | 'Secret', name: string) => readonly string[];

/** The names of the keys that ConfigMaps and Secrets hold, as far as they are written down. */
export function keysOfMap(objects: readonly { kind: string; object: unknown }[]): KeysOf {
  const known = new Map<string, string[]>();
  for (const { kind, object } of objects) {
    const parsed = mapSchema.safeParse(object);
    if (!parsed.success) continue;
    const { metadata: about, data, stringData } = parsed.data;
    known.set(`${kind}/${about.name}`, [...Object.keys(data ?? {}), ...Object.keys(stringData ?? {})]);
  }
  return (kind, name) => known.get(`${kind}/${name}`) ?? [];
}

/** A Deployment or StatefulSet. */
export function workloadOf(object: unknown, path: string, keysOf: KeysOf): Workload[] {
  const parsed = workloadSchema.safeParse(object);
  if (!parsed.success || !NAME.test(parsed.data.metadata.name)) return [];
  const { metadata: about, spec } = parsed.data;
  const { containers } = spec.template.spec;
  const [first] = containers;
  const given = containers.flatMap(({ env, envFrom }) => [
    ...(env ?? []).flatMap(({ name, valueFrom }) => (valueFrom == null || 'fieldRef' in valueFrom ? [] : [name])),
    ...(envFrom ?? []).flatMap(({ prefix, configMapRef, secretRef }) =>
      [
        ...(configMapRef == null ? [] : keysOf('ConfigMap', configMapRef.name)),
        ...(secretRef == null ? [] : keysOf('Secret', secretRef.name)),
      ].map((key) => `${prefix ?? ''}${key}`),
    ),
  ]);
  return [
    {
      kind: 'workload',
      name: about.name,
      namespace: about.namespace ?? null,
      path,
      labels: spec.template.metadata?.labels ?? {},
      readyPath: first?.readinessProbe?.httpGet?.path ?? null,
      livePath: first?.livenessProbe?.httpGet?.path ?? null,
      keys: [...new Set(given)],
    },
  ];
}

/** A CronJob. */
export function cronJobOf(object: unknown, path: string): CronJobFact[] {
  const parsed = cronJobSchema.safeParse(object);
  if (!parsed.success || !NAME.test(parsed.data.metadata.name)) return [];
  const { metadata: about, spec } = parsed.data;
  const [, zone = null] = /^(?:CRON_)?TZ=(\S+)\s/.exec(spec.schedule) ?? [];
  return [
    {
      kind: 'cron-job',
      name: about.name,
      namespace: about.namespace ?? null,
      path,
      schedule: spec.schedule.replace(/^(?:CRON_)?TZ=\S+\s+/, ''),
      timeZone: spec.timeZone ?? zone,
      suspended: spec.suspend ?? false,
    },
  ];
}

/** A Service. */
export function serviceOf(object: unknown): ClusterService[] {
  const parsed = serviceSchema.safeParse(object);
  if (!parsed.success || !NAME.test(parsed.data.metadata.name)) return [];
  const { metadata: about, spec } = parsed.data;
  return [{ kind: 'service', name: about.name, namespace: about.namespace ?? null, selector: spec.selector }];
}

/** The hosts of an Ingress; one that begins with `*` is no address. */
export function ingressOf(object: unknown): IngressHost[] {
  const parsed = ingressSchema.safeParse(object);
  if (!parsed.success) return [];
  const { rules, tls } = parsed.data.spec;
  const secured = new Set((tls ?? []).flatMap(({ hosts }) => hosts));
  return rules.flatMap(({ host, http }): IngressHost[] =>
    HOST.test(host)
      ? (http?.paths ?? [{ path: '/', backend: null }]).map(({ path, backend: to }) => ({
          kind: 'ingress',
          host,
          path: path?.startsWith('/') === true && /^[\w./-]+$/.test(path) ? path : '/',
          service: to?.service?.name ?? null,
          tls: secured.has(host),
        }))
      : [],
  );
}
