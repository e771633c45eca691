import { z } from 'zod';

/** What a service or job says at /operations/version. */
export const versionSchema = z.object({
  service: z.string(),
  commit: z.string(),
  build: z.string(),
  environment: z.object({ name: z.string(), id: z.string() }),
});

/** What it says at /operations/configuration: names and keyed fingerprints, never values. */
export const heldConfigurationSchema = z.object({
  keys: z.array(z.object({ name: z.string(), present: z.boolean(), fingerprint: z.string().nullish() })),
});

/** What a job says at /operations/job. */
export const jobReportSchema = z.object({
  name: z.string(),
  schedule: z.string(),
  timeZone: z.string(),
  lastRun: z
    .object({
      startedAt: z.iso.datetime(),
      endedAt: z.iso.datetime(),
      outcome: z.enum(['succeeded', 'failed']),
      error: z.string().nullish(),
    })
    .nullable(),
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
export type JobReport = z.infer<typeof jobReportSchema>;
export type ProcessReport = z.infer<typeof processesSchema>['processes'][number];
