import { dirname, posix } from 'node:path';
import { z } from 'zod';
import type { ComposeFact, ComposeService, OpenKey } from '../facts.ts';
import { publishedPorts } from './compose/ports.ts';
import { type Detected, type Detector, type RepositoryFile, together } from './detector.ts';
import { healthPathOf } from './health-path.ts';
import { readYaml } from './yaml.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const texts = z.array(scalar);
const serviceSchema = z.looseObject({
  image: scalar.nullish().catch(null),
  build: z
    .union([z.string(), z.looseObject({ context: z.string().default('.') }).transform(({ context }) => context)])
    .nullish()
    .catch(null),
  container_name: z.string().nullish().catch(null),
  ports: z.array(z.unknown()).nullish().catch(null),
  depends_on: z
    .union([texts, z.record(z.string(), z.unknown()).transform((by) => Object.keys(by))])
    .nullish()
    .catch(null),
  env_file: z
    .union([
      z.string().transform((one) => [one]),
      z.array(z.union([z.string(), z.looseObject({ path: z.string() }).transform(({ path }) => path)])),
    ])
    .nullish()
    .catch(null),
  environment: z
    .union([z.record(z.string(), scalar.nullable()), texts.transform(fromList)])
    .nullish()
    .catch(null),
  healthcheck: z
    .looseObject({ test: z.union([z.string(), texts]).nullish() })
    .nullish()
    .catch(null),
  volumes: z.array(z.unknown()).nullish().catch(null),
  profiles: texts.nullish().catch(null),
});
const composeSchema = z.looseObject({
  name: z.string().nullish().catch(null),
  services: z.record(z.string(), z.unknown()),
});

/** Names that may stand in a definition; a service of another name is said, and left out. */
const NAME = /^[A-Za-z0-9][\w.-]{0,99}$/;
const FILE = /(?:^|\/)(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml$/;

/** Compose files: services with their ports, images, health checks and the names of the keys they are given. */
export const composeFiles: Detector<ComposeFact> = {
  wants: (path) => FILE.test(path),
  detect(files) {
    return together(files.map(readComposeFile));
  },
};

function readComposeFile({ path, text }: RepositoryFile): Detected<ComposeFact> {
  const yaml = readYaml(text);
  if (!yaml.understood) return { found: [], remarks: [`${path} is left out: ${yaml.why}`] };
  const parsed = composeSchema.safeParse(yaml.documents[0]);
  if (!parsed.success) return { found: [], remarks: [`${path} is left out: it names no services`] };
  const remarks: string[] = [];
  const services: ComposeService[] = [];
  for (const [name, declared] of Object.entries(parsed.data.services)) {
    const service = serviceSchema.safeParse(declared);
    if (!NAME.test(name)) remarks.push(`${path}: a service whose name can't stand in a definition is left out`);
    else if (!service.success) remarks.push(`${path}: the service ${name} is left out: it is not written as one`);
    else services.push(serviceOf(name, service.data, dirname(path)));
  }
  if (parsed.data.include !== undefined) remarks.push(`${path}: what it includes is not looked at`);
  return { found: [{ path, project: parsed.data.name ?? null, services }], remarks };
}

function serviceOf(name: string, declared: z.output<typeof serviceSchema>, folder: string): ComposeService {
  const within = (path: string) => posix.join(folder, path);
  const { image = null, build = null, container_name: container = null } = declared;
  return {
    name,
    image,
    build: build === null || /[:$]/.test(build) ? null : within(build).replace(/\/$/, ''),
    ports: publishedPorts(declared.ports ?? []),
    healthPath: healthPathOf(declared.healthcheck?.test ?? ''),
    dependsOn: declared.depends_on ?? [],
    envFiles: (declared.env_file ?? []).filter((path) => !path.includes('$')).map(within),
    openKeys: Object.entries(declared.environment ?? {}).flatMap(([key, value]) => openKey(key, value)),
    container: container === null || container.includes('$') ? null : container,
    mounts: (declared.volumes ?? []).flatMap(mountedPath).map(within),
    optional: (declared.profiles ?? []).length > 0,
  };
}

/** A key whose value a variable without a default gives, or whoever starts it. */
function openKey(name: string, value: string | null): OpenKey[] {
  if (value === null) return [{ name, variables: [name], handedOn: true }];
  const variables = [...value.matchAll(/(?<!\$)\$(?:\{([A-Za-z_]\w*)(?::?\?[^}]*)?\}|([A-Za-z_]\w*))/g)];
  const names = variables.map(([, braced, bare]) => braced ?? bare ?? '');
  const handedOn = variables[0]?.[0] === value.trim() && names[0] === name;
  return names.length === 0 ? [] : [{ name, variables: names, handedOn }];
}

function mountedPath(volume: unknown): string[] {
  const source = z
    .union([z.string().transform((text) => text.split(':')[0] ?? ''), z.looseObject({ source: z.string() })])
    .safeParse(volume);
  if (!source.success) return [];
  const path = typeof source.data === 'string' ? source.data : source.data.source;
  return path.startsWith('./') ? [path] : [];
}

function fromList(list: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(
    list.map((entry) => {
      const equals = entry.indexOf('=');
      return equals === -1 ? [entry, null] : [entry.slice(0, equals), entry.slice(equals + 1)];
    }),
  );
}
