import { z } from 'zod';
import { surgeLevelSchema } from '../../model/surge.ts';
import { processorPlanSchema } from './processor-plan.ts';

const measuredLevelSchema = surgeLevelSchema.omit({ users: true, state: true, browsers: true });

/** What the load engine's process says, one line of JSON each. */
export const engineMessageSchema = z.discriminatedUnion('kind', [
  /** Every second: what the level has come to so far. */
  z.object({ kind: z.literal('going'), level: z.int(), users: z.int(), so: measuredLevelSchema }),
  z.object({ kind: z.literal('level'), level: z.int(), measured: measuredLevelSchema }),
  /** The one user who tried has come through, or not: at which request, and why. */
  z.object({
    kind: z.literal('alone'),
    ms: z.number(),
    failure: z.object({ request: z.string(), reason: z.string() }).nullable(),
  }),
]);

export type EngineMessage = z.infer<typeof engineMessageSchema>;

/** What the load engine's process is given, as a file of JSON. */
export const engineOrderSchema = z.object({
  script: z.record(z.string(), z.unknown()),
  /** For the functions that the script calls. */
  plan: processorPlanSchema,
  budgetsMs: z.array(z.number()),
  /** How many levels there are; 0 where one user tries alone. */
  levels: z.int(),
});

export type EngineOrder = z.infer<typeof engineOrderSchema>;
