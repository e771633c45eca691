import type { Scenario, Step } from '../../model/evidence.ts';

/** A step of which nothing but its course is known. */
export const plainStep = {
  screenshots: [],
  pictures: [],
  do: null,
  say: null,
  meanwhile: null,
  actions: [],
  browser: [],
  logs: [],
  budgetMs: null,
  fallback: null,
} satisfies Partial<Step>;

/** A scenario that passed at the first attempt, in which nothing was delayed. */
export const plainScenario = {
  fallback: null,
  status: 'passed',
  attempts: 1,
  milestones: [],
  diagnoses: [],
  bankCalls: [],
  decisions: [],
  earlierErrors: [],
  correlationId: null,
  personas: [],
  jobRuns: [],
  beside: { browser: [], logs: [] },
} satisfies Partial<Scenario>;

/** A picture of how a step ended, with nothing outlined or masked. */
export const plainPicture = { moment: 'end', outline: null, masked: 0 } as const;
