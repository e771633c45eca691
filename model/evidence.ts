import { z } from 'zod';
import { browserEventSchema } from './browser-event.ts';
import { contractFindingSchema } from './contract-finding.ts';
import { jobRunSchema } from './job-run.ts';
import { bankCallSchema, bankDecisionSchema, scenarioStatusSchema, stepStatusSchema } from './journal.ts';
import { leftOverSchema } from './left-over.ts';
import { logLineSchema } from './log-line.ts';
import { diagnosisSchema, milestoneNameSchema, milestoneSchema } from './milestone.ts';
import { personaSchema } from './persona.ts';
import { pictureSchema } from './picture.ts';
import { SCHEMA_VERSION } from './schema-version.ts';
import { shardSchema } from './shard.ts';
import { stepActionSchema } from './step-action.ts';
import { stepScript } from './step-script.ts';

const seenInBrowserSchema = z.object({ at: z.iso.datetime(), event: browserEventSchema });

export const stepSchema = z.object({
  title: z.string(),
  status: z.enum([...stepStatusSchema.options, 'cut-off']),
  startedAt: z.iso.datetime(),
  durationMs: z.int().nonnegative(),
  /** Paths relative to the run's folder. */
  screenshots: z.array(z.string()),
  /** The same pictures with what is known of each. */
  pictures: z.array(pictureSchema).default([]),
  ...stepScript,
  /** What was really done in it. */
  actions: z.array(stepActionSchema).default([]),
  browser: z.array(seenInBrowserSchema).default([]),
  logs: z.array(logLineSchema).default([]),
  /** How long it may take, and the fallback that is shown where it fails, if that was said. */
  budgetMs: z.int().positive().nullable().default(null),
  fallback: z.string().nullable().default(null),
  error: z.string().optional(),
});

export const scenarioSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** What it is the fallback for, as steps name it; `null` where it is a part of the demo itself. */
  fallback: z.string().nullable().default(null),
  status: scenarioStatusSchema,
  /** How often it was tried; above 1 a retry was needed. */
  attempts: z.int().nonnegative(),
  startedAt: z.iso.datetime().nullable(),
  durationMs: z.int().nonnegative(),
  /** The steps of the last attempt. */
  steps: z.array(stepSchema),
  /** The milestones of the last attempt, in order of time. Empty where nothing is delayed. */
  milestones: z.array(milestoneSchema),
  /** The milestones that nothing could see: nothing was told of how to look, so none is known to have come. */
  unobserved: z.array(milestoneNameSchema).optional(),
  diagnoses: z.array(diagnosisSchema),
  bankCalls: z.array(bankCallSchema.extend({ at: z.iso.datetime() })),
  decisions: z.array(bankDecisionSchema.extend({ at: z.iso.datetime() })),
  /** What the last attempt failed with, also where that was expected. */
  error: z.string().optional(),
  /** What earlier attempts failed with: a retry that went green is not a pass. */
  earlierErrors: z.array(z.string()),
  trace: z.string().optional(),
  /** The id that went with everything done in the last attempt; `null` where none was given. */
  correlationId: z.string().nullable().default(null),
  personas: z.array(personaSchema).default([]),
  /** The ticks of the jobs it waited for. */
  jobRuns: z.array(jobRunSchema).default([]),
  /** What belongs to none of its steps by its time. */
  beside: z
    .object({ browser: z.array(seenInBrowserSchema), logs: z.array(logLineSchema) })
    .default({ browser: [], logs: [] }),
});

export const evidenceSchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  scenarios: z.array(scenarioSchema),
  /** What was not as the bank's contract has it, folded: the same deviation once, with how often it happened. */
  contractFindings: z.array(contractFindingSchema).default([]),
  /** What could not be put together: unreadable journal lines, missing pictures. */
  gaps: z.array(z.string()),
  /** Why what plays the scenarios ended before it had come to their end; absent where it did. */
  cutOff: z.string().optional(),
  /** What failed while they were played and is no scenario's; absent where nothing did. */
  failedBeside: z.string().optional(),
  /** What the run put into the environment and could not take away again; absent where nothing is left. */
  leftOvers: z.array(leftOverSchema).optional(),
  /** The machines that shared the scenarios; absent where one played all. */
  shards: z.array(shardSchema).optional(),
});

export type Step = z.infer<typeof stepSchema>;
export type SeenInBrowser = z.infer<typeof seenInBrowserSchema>;
export type Scenario = z.infer<typeof scenarioSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
