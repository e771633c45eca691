import type { Evidence } from '../../model/evidence.ts';
import { goesAhead } from '../../model/goes-ahead.ts';
import type { Run } from '../../model/run.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { ReportInput } from '../report-input.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import { headlineOf } from '../words/standing.ts';

/** What a show says of itself. */
export interface Provenance {
  /** The line that is always there. */
  line: string;
  /** What the rehearsal came to, in a sentence. */
  came: string;
  /** Why it should not be shown as something that works; `null` where it may. */
  warning: string | null;
}

/** Where a show comes from: when and where it was recorded, and what that run came to. */
export function provenanceOf(input: ReportInput): Provenance {
  const { run, verdict, evidence } = input;
  const when = utcDayAndMinute(run.startedAt);
  const recorded = `Recorded ${when} on ${onOneLine(run.environment, 60)}, run ${onOneLine(run.id, 60)}`;
  const { standing, word, reason } = headlineOf(input);
  const warning = whyNot(run, verdict, evidence);
  // The audience reads this: what else its presenter has to know is in the report and on the run sheet.
  const came =
    standing === 'risk' && warning === null ? 'Every scenario passed.' : `${word}: ${onOneLine(reason, 300)}`;
  const of = warning === null ? '' : `, of a run that ${warning}`;
  return { line: `${recorded}: a recording, not live${of}`, came, warning };
}

/**
 * Whether a run may stand in for the live demo: it was `go`, or `risk` with every scenario passed, and the environment was as
 * the audience would have seen it.
 */
export function mayUnderstudy({ run, verdict, evidence }: Pick<ReportInput, 'run' | 'verdict' | 'evidence'>): boolean {
  return whyNot(run, verdict, evidence) === null;
}

/** What keeps a run from standing in for the live demo, as the end of a sentence about it; `null` where nothing does. */
export function whyNot(run: Run, verdict: Verdict | null, evidence: Evidence | null): string | null {
  if (verdict === null) return 'was never judged';
  if (!goesAhead(verdict.outcome)) return `was ${verdict.outcome}`;
  if (run.incident !== null) return 'was put into an incident on purpose';
  const scenarios = evidence?.scenarios ?? [];
  const failed = scenarios.filter(({ status }) => status !== 'passed');
  if (scenarios.length === 0) return 'played no scenario';
  return verdict.outcome === 'risk' && failed.length > 0 ? 'did not pass every scenario' : null;
}
