import { z } from 'zod';
import { ownerSchema } from './owner.ts';
import { SCHEMA_VERSION } from './schema-version.ts';

const count = z.int().nonnegative();
const milliseconds = z.number().nonnegative();
/** A part of a whole, from 0 to 1. */
const share = z.number().min(0).max(1);

/** What was measured of one step, or one request, at one level of users. Latencies of what was answered or still waited for. */
const measuredSchema = z.object({
  count,
  p50Ms: milliseconds,
  p95Ms: milliseconds,
  /** How many failed, and of what, in words. */
  failed: count,
  reasons: z.record(z.string(), count),
});

/** How the load engine itself fared: what it can't keep up with is not the platform's fault. */
const engineSchema = z.object({
  /** Of one core, from 0 to about 1. */
  cpu: z.number().nonnegative(),
  /** How late its own work began. */
  delayP50Ms: milliseconds,
  delayP99Ms: milliseconds,
});

/** A step as browsers showed it while the virtual users were there. */
const seenInBrowserSchema = z.object({ step: z.string(), count, medianMs: milliseconds, failed: count });

const surgeLevelStateSchema = z.enum(['fit', 'over', 'engine-limited', 'unmeasured']);

export const surgeLevelSchema = z.object({
  /** How many users were to be there at once, and how many at most were. */
  users: count,
  reached: count,
  startedAt: z.iso.datetime(),
  durationMs: count,
  requestsPerSecond: z.number().nonnegative(),
  engine: engineSchema,
  /** In the order of the surge's own steps and requests. */
  steps: z.array(measuredSchema),
  requests: z.array(measuredSchema),
  browsers: z.array(seenInBrowserSchema).default([]),
  state: surgeLevelStateSchema,
});

const surgeStepSchema = z.object({
  title: z.string(),
  /** The longest that 95 of 100 users may wait in it. */
  budgetMs: count,
});

const surgeRequestSchema = z.object({
  /** Which step it belongs to, counted from 0. */
  step: count,
  method: z.string(),
  /** Its path with `{name}` where users differ. */
  pattern: z.string(),
  service: z.string(),
  owner: ownerSchema,
  /** The word that is waited for, where it is asked again and again until it shows that. */
  waitsFor: z.string().nullable(),
});

/** Where it first stopped being fit to show. */
const firstOverSchema = z.object({
  users: count,
  step: z.string(),
  what: z.enum(['slow', 'errors']),
  /** Of the step. */
  p95Ms: milliseconds,
  budgetMs: count,
  failedShare: share,
  /** The request of it that took longest, or failed most. */
  request: surgeRequestSchema.extend({ p95Ms: milliseconds, reason: z.string().nullable() }),
});

const surgeOutcomeSchema = z.enum(['fit', 'unfit', 'inconclusive']);

/** One surge: a scenario's recorded requests, replayed as many users, and what came of it. `surge.json` of a run. */
export const surgeSchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  id: z.string(),
  environment: z.string(),
  /** The run whose recording was replayed. */
  run: z.string(),
  scenario: z.object({ id: z.string(), title: z.string() }),
  incident: z.string().nullable(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  asked: z.object({
    users: count,
    overMs: count,
    holdMs: count,
    /** The least pause between two steps. */
    pauseMs: count,
    /** What recorded pauses were multiplied with. */
    pace: z.number().nonnegative(),
    failedShare: share,
    browsers: count,
  }),
  outcome: surgeOutcomeSchema,
  /** The answer in a sentence or two. */
  summary: z.string(),
  /** The most users at which all steps kept to their budgets; `null` where not even the fewest were tried. */
  fitUpTo: count.nullable(),
  firstOver: firstOverSchema.nullable(),
  /** Why nothing is claimed beyond what is. */
  doubt: z.string().nullable(),
  /** Why it ended before its time. */
  stopped: z.string().nullable(),
  steps: z.array(surgeStepSchema),
  requests: z.array(surgeRequestSchema),
  /** How long one user alone took, pauses included. */
  aloneMs: count,
  levels: z.array(surgeLevelSchema),
  /** Steps that were not replayed, and why. */
  notCovered: z.array(z.object({ step: z.string(), why: z.string() })),
  /** The names of what each user got anew, and of what was taken from answers. */
  madeUp: z.array(z.string()),
  captured: z.array(z.string()),
  notes: z.array(z.string()),
});

export type Surge = z.infer<typeof surgeSchema>;
export type SurgeLevel = z.infer<typeof surgeLevelSchema>;
export type SurgeRequest = z.infer<typeof surgeRequestSchema>;
export type SurgeMeasured = z.infer<typeof measuredSchema>;
export type SurgeEngine = z.infer<typeof engineSchema>;
export type SurgeOutcome = z.infer<typeof surgeOutcomeSchema>;
export type SurgeFirstOver = z.infer<typeof firstOverSchema>;
export type SurgeSeenInBrowser = z.infer<typeof seenInBrowserSchema>;
