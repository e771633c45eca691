import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { suggestion } from '../../../support/nearest-word.ts';
import type { Reading } from '../facts.ts';
import { read, unread } from '../reading.ts';
import { type ComposeFile, readComposeFile } from './compose-file.ts';

const scalar = z.union([z.string(), z.number(), z.bigint(), z.boolean()]).transform(String);
const envFileSchema = z.union([
  z.string().transform((path) => ({ path, required: true })),
  z.looseObject({ path: z.string(), required: z.boolean().default(true) }),
]);
const secretSchema = z.union([
  z.string().transform((source) => ({ source, target: source })),
  z
    .looseObject({ source: z.string(), target: z.string().optional() })
    .transform(({ source, target }) => ({ source, target: target?.split('/').at(-1) ?? source })),
]);

/** What of a service tells its configuration. */
const serviceSchema = z.looseObject({
  image: scalar.optional(),
  environment: z
    .union([z.record(z.string(), scalar.nullable()), z.array(z.string()).transform(fromList)])
    .nullish()
    .transform((found) => found ?? {}),
  env_file: z
    .union([envFileSchema.transform((only) => [only]), z.array(envFileSchema)])
    .nullish()
    .transform((found) => found ?? []),
  secrets: z
    .array(secretSchema)
    .nullish()
    .transform((found) => found ?? []),
  extends: z
    .union([
      z.string().transform((service) => ({ service, file: undefined })),
      z.looseObject({ service: z.string(), file: z.string().optional() }),
    ])
    .nullish(),
});

/** A service of a Compose file, with what it extends put together. */
export interface ComposeService {
  image: string | null;
  /** Values as they are written, variables not filled in; `null` is taken from whoever starts it. */
  environment: Record<string, string | null>;
  /** Absolute paths, the later winning over the earlier. */
  envFiles: { path: string; required: boolean }[];
  /** Names of the secrets it is given, and whether they are there. */
  secrets: { name: string; file: string | null; declared: boolean }[];
}

const MOST_EXTENDED = 10;

/** Finds a service in a Compose file. `place` is how the file is called in findings. */
export async function findService(
  file: string,
  name: string,
  place: string,
  depth = 0,
): Promise<Reading<ComposeService>> {
  if (depth > MOST_EXTENDED) return unread(place, 'its services extend each other without end');
  const content = await readComposeFile(file, place);
  if (!content.read) return content;
  const declared = content.value.services ?? {};
  if (!Object.hasOwn(declared, name)) return unread(place, unknownService(name, content.value));
  const parsed = serviceSchema.safeParse(declared[name]);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path[0];
    return unread(place, `${where === undefined ? 'the service' : `${String(where)} of the service`} ${name} is none`);
  }
  const service = parsed.data;
  const folder = dirname(file);
  const own: ComposeService = {
    image: service.image ?? null,
    environment: service.environment,
    envFiles: service.env_file.map(({ path, required }) => ({ path: resolve(folder, path), required })),
    secrets: service.secrets.map(({ source, target }) => secretOf(source, target, content.value, folder)),
  };
  if (service.extends === null || service.extends === undefined) return read(place, own);
  const { file: other, service: extended } = service.extends;
  const base = await findService(other === undefined ? file : resolve(folder, other), extended, place, depth + 1);
  if (!base.read) return unread(place, `what ${name} extends can't be read: ${base.reason}`);
  return read(place, {
    image: own.image ?? base.value.image,
    environment: { ...base.value.environment, ...own.environment },
    envFiles: [...base.value.envFiles, ...own.envFiles],
    secrets: [...base.value.secrets, ...own.secrets],
  });
}

function secretOf(
  source: string,
  name: string,
  { secrets }: ComposeFile,
  folder: string,
): ComposeService['secrets'][number] {
  const file = secrets?.[source]?.file;
  const declared = Object.hasOwn(secrets ?? {}, source);
  return { name, declared, file: file === undefined ? null : resolve(folder, file) };
}

function unknownService(name: string, { services, include }: ComposeFile): string {
  const hint = suggestion(name, Object.keys(services ?? {}));
  return `it has no service ${name}${hint}${include === undefined ? '' : ' (what it includes is not looked at)'}`;
}

function fromList(list: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(
    list.map((entry) => {
      const equals = entry.indexOf('=');
      return equals === -1 ? [entry, null] : [entry.slice(0, equals), entry.slice(equals + 1)];
    }),
  );
}
