import { z } from 'zod';

const text = z.string().optional().catch(undefined);
const texts = z.array(text).catch([]);

const key = z
  .union([
    z.string().transform((name) => ({ name, is: undefined, sameAs: [], differsFrom: [] })),
    z.object({ name: text, is: z.unknown().optional(), sameAs: texts, differsFrom: texts }),
  ])
  .optional()
  .catch(undefined);
const keys = z.array(key).catch([]);
const NO_KEYS = { required: [], optional: [], forbidden: [], differsFrom: [] };
const configuration = z
  .union([
    z.array(key).transform((required) => ({ ...NO_KEYS, required, isList: true })),
    z
      .object({ required: keys, optional: keys, forbidden: texts, differsFrom: texts })
      .transform((all) => ({ ...all, isList: false })),
  ])
  .catch({ ...NO_KEYS, isList: false });

const version = z.object({ sameAs: text }).catch({ sameAs: undefined });

const part = z
  .object({
    url: z.unknown().optional(),
    schedule: text,
    timeZone: text,
    uses: texts,
    deploys: texts,
    sources: z.unknown().optional(),
    ranAt: z.unknown().optional(),
    configuration,
    version,
  })
  .catch({
    url: undefined,
    schedule: undefined,
    timeZone: undefined,
    uses: [],
    deploys: [],
    sources: undefined,
    ranAt: undefined,
    configuration: { ...NO_KEYS, isList: false },
    version: { sameAs: undefined },
  });
const parts = z.record(z.string(), part).catch({});

const outlineSchema = z.object({
  name: text,
  entrance: text,
  version,
  operationsToken: z.unknown().optional(),
  fingerprintKey: z.unknown().optional(),
  sources: z.unknown().optional(),
  services: parts,
  jobs: parts,
  pipelines: parts,
  databases: parts,
  bank: z
    .object({ callbacks: z.object({ service: text }).catch({ service: undefined }) })
    .optional()
    .catch({ callbacks: { service: undefined } }),
});

/**
 * What a definition says of names that must fit together, read as far as it can be read: a definition with one mistake
 * is read like one with none but for what is mistaken, so that all its mistakes are found at once.
 */
export type Outline = z.output<typeof outlineSchema>;
/** A service, job, pipeline or database; what it can't have is not there. */
export type OutlinedPart = Outline['services'][string];
/** What is expected of one configuration key. */
export type OutlinedKey = NonNullable<OutlinedPart['configuration']['required'][number]>;

/** Reads what can be read of a definition. */
export function outlineOf(definition: unknown): Outline {
  return outlineSchema.parse(typeof definition === 'object' && definition !== null ? definition : {});
}
