import type { ReportInput } from '../report-input.ts';

/** The moment for which a report says who is at work, and what it calls it. */
export interface Moment {
  at: string;
  name: string;
}

/** When the run was judged; without a verdict when it ended, and without an end when it began. */
export function momentOf({ verdict, run }: ReportInput): Moment {
  if (verdict !== null) return { at: verdict.judgedAt, name: 'when it was judged' };
  if (run.endedAt !== null) return { at: run.endedAt, name: 'when the run ended' };
  return { at: run.startedAt, name: 'when the run began' };
}
