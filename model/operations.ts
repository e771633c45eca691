import { z } from 'zod';
import { VALUE_SHAPES } from '../support/value-traits.ts';

/** What a service or job says at /operations/version. */
export const versionSchema = z.object({
  service: z.string(),
  commit: z.string(),
  build: z.string(),
  environment: z.object({ name: z.string(), id: z.string() }),
  /** What its clock shows. */
  now: z.iso.datetime({ offset: true }).optional(),
});

/** What can be told of a value without telling it; a service that tells none of it is asked no more than presence. */
export const valueTraitsSchema = z.object({
  blank: z.boolean(),
  untidy: z.enum(['surrounding-space', 'quotes']).nullable(),
  placeholder: z.boolean(),
  wellKnown: z.boolean(),
  shapes: z.array(z.enum(VALUE_SHAPES)),
  expiresAt: z.iso.datetime().nullable(),
});

const heldKeySchema = z.object({
  name: z.string(),
  present: z.boolean(),
  fingerprint: z.string().nullish(),
  traits: valueTraitsSchema.nullish(),
});

/** What it says at /operations/configuration: names, traits and keyed fingerprints, never values. */
export const heldConfigurationSchema = z.object({
  keys: z.array(heldKeySchema),
  /** Whether every variable it was given is among the keys, those that it does not read too. */
  complete: z.boolean().default(false),
  /** Names the key of the fingerprints without telling it. */
  fingerprintKeyId: z.string().nullish(),
});

/** What a job says at /operations/job. */
export const jobReportSchema = z.object({
  name: z.string(),
  schedule: z.string(),
  timeZone: z.string(),
  /** Whether its schedule starts it at all. */
  enabled: z.boolean().default(true),
  lastRun: z
    .object({
      startedAt: z.iso.datetime({ offset: true }),
      endedAt: z.iso.datetime({ offset: true }),
      outcome: z.enum(['succeeded', 'failed']),
      error: z.string().nullish(),
      /** How many things it looked at. */
      examined: z.int().nonnegative().optional(),
    })
    .nullable(),
});

/** What a service says at /operations/capacity of things that can run out. */
export const capacityReportSchema = z.object({
  capacities: z.array(z.object({ name: z.string(), free: z.number(), total: z.number().nullable().default(null) })),
});

/** What a supervisor says at /processes of all that a platform consists of. */
export const processesSchema = z.object({
  processes: z.array(
    z.object({
      name: z.string(),
      state: z.enum(['running', 'exited', 'absent']),
      exitCode: z.int().nullable(),
      refused: z.array(z.object({ key: z.string(), problem: z.string() })),
    }),
  ),
});

export type ServiceVersion = z.infer<typeof versionSchema>;
export type ServiceConfiguration = z.infer<typeof heldConfigurationSchema>;
export type HeldKey = z.infer<typeof heldKeySchema>;
export type JobReport = z.infer<typeof jobReportSchema>;
export type ProcessReport = z.infer<typeof processesSchema>['processes'][number];
