import { z } from 'zod';
import { browserEventSchema } from './browser-event.ts';
import { contractDeviationSchema } from './contract-finding.ts';
import { jobRunSchema } from './job-run.ts';
import { leftOverSchema } from './left-over.ts';
import { logLineSchema } from './log-line.ts';
import { diagnosisSchema, milestoneNameSchema } from './milestone.ts';
import { personaSchema } from './persona.ts';
import { pictureFacts } from './picture.ts';
import { shardSchema } from './shard.ts';
import { stepActionSchema } from './step-action.ts';
import { stepScript } from './step-script.ts';

const at = z.iso.datetime();
/** Which attempt of which scenario an entry belongs to; attempts count from 1. */
const inScenario = { scenario: z.string(), attempt: z.int().positive() };

export const stepStatusSchema = z.enum(['passed', 'failed', 'skipped']);
export const scenarioStatusSchema = z.enum(['passed', 'failed', 'skipped', 'cut-off']);

/** A call that the bank received. What only a mock bank knows is `null` where it is not known. */
export const bankCallSchema = z.object({
  method: z.string(),
  path: z.string(),
  status: z.int(),
  durationMs: z.int().nonnegative(),
  /** The operation's name in the contract, and the version of that. */
  operation: z.string().nullable().default(null),
  version: z.string().nullable().default(null),
  /** What the operation is for in a delayed flow: token, create, read, list, supply. */
  role: z.string().nullable().default(null),
  /** The application, transfer or the like that it was about, and its state by the answer. */
  resource: z.string().nullable().default(null),
  state: z.string().nullable().default(null),
  /** The fault that changed the answer. */
  fault: z.string().nullable().default(null),
});

/** What was decided at the bank, and the state it led to. */
export const bankDecisionSchema = z.object({
  resource: z.string(),
  decision: z.string(),
  state: z.string(),
  /** Whether nothing follows that state. */
  final: z.boolean(),
  by: z.string(),
});

/** One line of journal.jsonl: something that happened, written when it happened. */
export const journalEntrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stage-begun'), at, stage: z.string() }),
  z.object({ kind: z.literal('stage-ended'), at, stage: z.string(), note: z.string().optional() }),
  z.object({
    kind: z.literal('scenario-announced'),
    at,
    scenario: z.string(),
    title: z.string(),
    file: z.string(),
    /** What it is the fallback for, as the steps name it; none where it is a part of the demo itself. */
    fallback: z.string().optional(),
  }),
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
  /** What a step was given besides its title, told while it goes on. */
  z.object({
    kind: z.literal('step-declared'),
    at,
    ...inScenario,
    step: z.string(),
    budgetMs: z.int().positive().nullable(),
    fallback: z.string().nullable(),
    ...stepScript,
  }),
  z.object({ kind: z.literal('screenshot'), at, ...inScenario, step: z.string(), path: z.string(), ...pictureFacts }),
  /** What the reporter saw being done in a step. */
  z.object({ kind: z.literal('action'), ...inScenario, step: z.string(), ...stepActionSchema.shape }),
  /** Right now something is put into a field whose value must not be kept: into no `action`, therefore. */
  z.object({ kind: z.literal('held-back'), at, ...inScenario }),
  z.object({ kind: z.literal('browser'), at, ...inScenario, event: browserEventSchema }),
  z.object({ kind: z.literal('log'), ...inScenario, ...logLineSchema.shape }),
  z.object({ kind: z.literal('job-run'), ...inScenario, ...jobRunSchema.shape }),
  z.object({ kind: z.literal('correlation'), at, ...inScenario, correlationId: z.string() }),
  z.object({ kind: z.literal('persona'), at, ...inScenario, ...personaSchema.shape }),
  z.object({ kind: z.literal('milestone'), at, ...inScenario, name: milestoneNameSchema }),
  /** That a milestone must have come, and nothing could see whether and when it did. */
  z.object({ kind: z.literal('milestone-unobserved'), at, ...inScenario, name: milestoneNameSchema }),
  z.object({ kind: z.literal('milestone-missing'), at, ...inScenario, diagnosis: diagnosisSchema }),
  z.object({
    kind: z.literal('bank-call'),
    at,
    ...inScenario,
    correlationId: z.string(),
    ...bankCallSchema.shape,
  }),
  /** Something that is not as the bank's contract has it; outside every scenario where scenario and attempt are null. */
  z.object({
    kind: z.literal('contract-finding'),
    at,
    scenario: z.string().nullable(),
    attempt: z.int().positive().nullable(),
    correlationId: z.string().nullable(),
    /** Its number in the bank's own journal, by which the same entry is known when it is met twice. */
    sequence: z.int().positive(),
    ...contractDeviationSchema.shape,
  }),
  z.object({
    kind: z.literal('decision'),
    at,
    ...inScenario,
    correlationId: z.string(),
    ...bankDecisionSchema.shape,
  }),
  /** That whoever plays the scenarios came to the end of them; missing where it was killed. */
  z.object({
    kind: z.literal('playing-ended'),
    at,
    /** What failed meanwhile that is no scenario's: what sets up or clears away, a script that throws too late. */
    error: z.string().optional(),
  }),
  /** That a scenario put something into the environment, right when it did. */
  z.object({ kind: z.literal('left'), at, ...inScenario, what: z.string(), value: z.string() }),
  /** That it was taken away again, or all that the run left; `why` it could not be, `null` where it was. */
  z.object({ kind: z.literal('cleaned'), at, ...leftOverSchema.shape, why: z.string().nullable() }),
  /** What became of a shard, told where the shards are put together. */
  z.object({ kind: z.literal('shard'), at, ...shardSchema.shape }),
  z.object({ kind: z.literal('note'), at, text: z.string() }),
]);

export type BankCall = z.infer<typeof bankCallSchema>;
export type BankDecision = z.infer<typeof bankDecisionSchema>;
export type JournalEntry = z.infer<typeof journalEntrySchema>;
export type StepStatus = z.infer<typeof stepStatusSchema>;
export type ScenarioStatus = z.infer<typeof scenarioStatusSchema>;
