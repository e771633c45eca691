import { z } from 'zod';
import type { KeptRun } from './kept-run.ts';

/** What runs can stand as, in the order in which a reader looks for them. */
export const STANDINGS = ['go', 'risk', 'no-go', 'inconclusive', 'cut-off', 'running', 'unjudged'] as const;

const LONGEST_WORDS = 200;
const day = z.iso.date().nullable().catch(null);

/** What runs are looked for by. What a form leaves empty, and what makes no sense, looks for nothing. */
const querySchema = z.object({
  /** Every one of these words must be somewhere in what is told of a run. */
  q: z.string().trim().max(LONGEST_WORDS).catch(''),
  environment: z.string().max(LONGEST_WORDS).catch(''),
  outcome: z.enum(STANDINGS).nullable().catch(null),
  /** Days in UTC, both included. */
  from: day,
  to: day,
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

export type RunQuery = z.infer<typeof querySchema>;

export const RUNS_PER_PAGE = 50;

/** Reads a query out of the parameters of an address. */
export function readQuery(parameters: Readonly<Record<string, string>>): RunQuery {
  return querySchema.parse(parameters);
}

/** Whether a query leaves anything out. */
export function isFiltering({ q, environment, outcome, from, to }: RunQuery): boolean {
  return q !== '' || environment !== '' || outcome !== null || from !== null || to !== null;
}

/** The runs that a query means, in the order in which they were given. */
export function runsMeant(runs: readonly KeptRun[], query: RunQuery): KeptRun[] {
  const { environment, outcome, from, to } = query;
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean);
  return runs.filter((run) => {
    const on = run.startedAt.slice(0, 10);
    return (
      (environment === '' || run.environment === environment) &&
      (outcome === null || run.standing === outcome) &&
      (from === null || on >= from) &&
      (to === null || on <= to) &&
      words.every((word) => run.searched.includes(word))
    );
  });
}

/** The query as the part of an address after `?`, for another page of what it means. */
export function queryText({ q, environment, outcome, from, to }: RunQuery, page: number): string {
  const given = {
    q,
    environment,
    outcome: outcome ?? '',
    from: from ?? '',
    to: to ?? '',
    page: page === 1 ? '' : String(page),
  };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== '')).toString();
}
