import { z } from 'zod';
import { diagnosisSchema, milestoneNameSchema } from './milestone.ts';

const at = z.iso.datetime();
/** Which attempt of which scenario an entry belongs to; attempts count from 1. */
const inScenario = { scenario: z.string(), attempt: z.int().positive() };

export const stepStatusSchema = z.enum(['passed', 'failed', 'skipped']);
export const scenarioStatusSchema = z.enum(['passed', 'failed', 'skipped', 'cut-off']);

/** One line of journal.jsonl: something that happened, written when it happened. */
export const journalEntrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stage-begun'), at, stage: z.string() }),
  z.object({ kind: z.literal('stage-ended'), at, stage: z.string(), note: z.string().optional() }),
  z.object({ kind: z.literal('scenario-announced'), at, scenario: z.string(), title: z.string(), file: z.string() }),
  z.object({ kind: z.literal('scenario-begun'), at, ...inScenario, title: z.string() }),
  z.object({
    kind: z.literal('scenario-ended'),
    at,
    ...inScenario,
    status: scenarioStatusSchema,
    durationMs: z.int().nonnegative(),
    error: z.string().optional(),
    trace: z.string().optional(),
  }),
  z.object({ kind: z.literal('step-begun'), at, ...inScenario, step: z.string() }),
  z.object({
    kind: z.literal('step-ended'),
    at,
    ...inScenario,
    step: z.string(),
    status: stepStatusSchema,
    durationMs: z.int().nonnegative(),
    error: z.string().optional(),
  }),
  z.object({ kind: z.literal('screenshot'), at, ...inScenario, step: z.string(), path: z.string() }),
  z.object({ kind: z.literal('milestone'), at, ...inScenario, name: milestoneNameSchema }),
  z.object({ kind: z.literal('milestone-missing'), at, ...inScenario, diagnosis: diagnosisSchema }),
  z.object({
    kind: z.literal('bank-call'),
    at,
    ...inScenario,
    correlationId: z.string(),
    method: z.string(),
    path: z.string(),
    status: z.int(),
    durationMs: z.int().nonnegative(),
  }),
  z.object({
    kind: z.literal('decision'),
    at,
    ...inScenario,
    correlationId: z.string(),
    application: z.string(),
    decision: z.string(),
    by: z.string(),
  }),
  z.object({ kind: z.literal('note'), at, text: z.string() }),
]);

export type JournalEntry = z.infer<typeof journalEntrySchema>;
export type StepStatus = z.infer<typeof stepStatusSchema>;
export type ScenarioStatus = z.infer<typeof scenarioStatusSchema>;
