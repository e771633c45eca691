import type { Evidence } from '../../model/evidence.ts';
import type { Outcome, Verdict } from '../../model/verdict.ts';
import type { ReportInput } from '../report-input.ts';

/** How a run stands: its outcome, or why it has none. */
export type Standing = Outcome | 'cut-off' | 'running' | 'unjudged';

/** The first thing every report says. */
export interface Headline {
  standing: Standing;
  /** The one big word. */
  word: string;
  /** What that means for the demo. */
  meaning: string;
  /** The reason in one sentence. */
  reason: string;
}

/** The one word for how a run stands. */
export const STANDING_WORDS = {
  go: 'Go',
  risk: 'Risk',
  'no-go': 'No-go',
  inconclusive: 'Inconclusive',
  'cut-off': 'Cut off',
  running: 'Still running',
  unjudged: 'No verdict',
} as const satisfies Record<Standing, string>;

const OUTCOME_MEANINGS = {
  go: 'The demo can go ahead',
  risk: 'The demo can go ahead, knowing this',
  'no-go': 'Do not show it like this',
  inconclusive: 'Nothing can be said for or against',
} as const satisfies Record<Outcome, string>;

/** What a headline is made from: of a verdict, no more than what it came to. */
export interface Judged extends Pick<ReportInput, 'run' | 'evidence' | 'cutOff'> {
  verdict: Pick<Verdict, 'outcome' | 'summary'> | null;
}

/** The headline of a run; a verdict wins, whatever happened to the run after it was judged. */
export function headlineOf({ run, verdict, evidence, cutOff }: Judged): Headline {
  if (verdict !== null) {
    return headline(verdict.outcome, OUTCOME_MEANINGS[verdict.outcome], verdict.summary);
  }
  if (cutOff) {
    const reason = `The run was cut off before it was judged${reached(evidence)}.`;
    return headline('cut-off', 'No verdict: the run did not finish', reason);
  }
  if (run.state === 'interrupted') {
    const reason = sentence(run.reason ?? `The run was interrupted before it was judged${reached(evidence)}`);
    return headline('cut-off', 'No verdict: the run was interrupted', reason);
  }
  if (run.state === 'running' && run.shards !== undefined && run.shard === undefined) {
    const reason = `It is played in ${run.shards} shards, which rehearse merge then puts together.`;
    return headline('running', 'No verdict yet', reason);
  }
  if (run.state === 'running') {
    const reason = `The rehearsal goes on${reached(evidence)}. Open this page again when it has ended.`;
    return headline('running', 'No verdict yet', reason);
  }
  const reason = sentence(run.reason ?? 'The run ended without a verdict, and without saying why');
  return headline('unjudged', 'The rehearsal itself failed', reason);
}

function headline(standing: Standing, meaning: string, reason: string): Headline {
  return { standing, word: STANDING_WORDS[standing], meaning, reason };
}

/** How far it came, as the end of a sentence. */
function reached(evidence: Evidence | null): string {
  if (evidence === null || evidence.scenarios.length === 0) return ', before the first scenario began';
  const finished = evidence.scenarios.filter(({ status, attempts }) => status !== 'cut-off' && attempts > 0);
  const count = `: ${finished.length} of ${evidence.scenarios.length} scenarios finished`;
  const open = evidence.scenarios.find(({ status }) => status === 'cut-off');
  if (open === undefined) return count;
  const step = open.steps.findLast(({ status }) => status === 'cut-off') ?? open.steps.at(-1);
  return `${count}; "${open.title}" under way${step === undefined ? '' : ` at "${step.title}"`}`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
