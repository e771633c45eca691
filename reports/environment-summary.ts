import { z } from 'zod';
import { ownerSchema } from '../model/owner.ts';

const place = z.object({ url: z.string().optional(), owner: ownerSchema });

/** What the reports show of environment.json: the definition as it was loaded, with secrets as their names only. */
export const environmentSummarySchema = z.object({
  name: z.string(),
  protected: z.boolean(),
  identity: z.object({ name: z.string(), id: z.string() }),
  /** The service whose pages the audience sees. */
  entrance: z.string().optional(),
  services: z.record(z.string(), place),
  jobs: z.record(z.string(), place.extend({ schedule: z.string() })),
  bank: place.extend({ contract: z.string(), mock: z.boolean() }).nullable(),
});

export type EnvironmentSummary = z.infer<typeof environmentSummarySchema>;
