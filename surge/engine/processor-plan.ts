import { z } from 'zod';
import type { Plan } from '../plan/plan.ts';

const requestFactsSchema = z.object({
  /** Its place in the plan, and that of its step. */
  index: z.int(),
  step: z.int(),
  endsStep: z.boolean(),
  isAsset: z.boolean(),
  status: z.int(),
  captures: z.array(z.string()),
  poll: z
    .object({ everyMs: z.number(), times: z.int(), until: z.string().nullable(), shows: z.string().nullable() })
    .nullable(),
});

/** What the functions that a script calls must know of its requests, by the requests' names. */
export const processorPlanSchema = z.object({
  /** Begins every correlation id, so that the surge's requests can be told from others. */
  surge: z.string(),
  seed: z.int(),
  requests: z.record(z.string(), requestFactsSchema),
  madeUp: z.array(z.object({ name: z.string(), kind: z.string(), recorded: z.string() })),
  secrets: z.array(z.string()),
});

export type RequestFacts = z.infer<typeof requestFactsSchema>;
export type ProcessorPlan = z.infer<typeof processorPlanSchema>;

/** What the script's functions must know of a plan. */
export function processorPlan(plan: Plan, surge: string, seed: number): ProcessorPlan {
  const requests: Record<string, RequestFacts> = {};
  for (const [index, { name, step, isAsset, status, captures, poll }] of plan.requests.entries()) {
    requests[name] = {
      index,
      step,
      endsStep: plan.requests[index + 1]?.step !== step,
      isAsset,
      status,
      captures: captures.map(({ as }) => as),
      poll,
    };
  }
  return { surge, seed, requests, madeUp: [...plan.madeUp], secrets: [...plan.secrets] };
}
