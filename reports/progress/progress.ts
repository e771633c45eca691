import type { Finding, Readiness } from '../../model/finding.ts';
import type { JournalEntry } from '../../model/journal.ts';
import { describeDuration } from '../../support/duration.ts';
import { shortDuration, utcSecond } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import { budgetText } from '../words/step-text.ts';

/** What happens while the environment is checked. */
export type ReadinessProgress =
  | { kind: 'readiness-begun'; questions: readonly string[] }
  | { kind: 'finding'; finding: Finding }
  | { kind: 'readiness-ended'; readiness: Readiness };

const STAGES: Readonly<Record<string, string>> = {
  staging: 'Staging the sample platform',
  readiness: 'Checking the environment',
  scenarios: 'Playing the scenarios',
  'readiness, once more': 'Looking whether the environment is still the same',
};
const STEP_SIGNS = { passed: '✓', failed: '✗', skipped: '-' } as const;
const SCENARIO_SIGNS = { ...STEP_SIGNS, 'cut-off': '~' } as const;

type StepDeclared = Extract<JournalEntry, { kind: 'step-declared' }>;
type StepEnded = Extract<JournalEntry, { kind: 'step-ended' }>;

/** Tells a run as it goes on: the one line a person reads of something that happened, if it is worth one. */
export type ProgressLine = (happened: JournalEntry | ReadinessProgress) => string | undefined;

/**
 * Begins to tell one run. A check that passed is worth no line: only what is wrong is told at once, and the sum at the
 * end. What was said of a step beforehand is told when it has ended.
 */
export function openProgress(): ProgressLine {
  const declared = new Map<string, StepDeclared>();
  return (happened) => {
    if (happened.kind === 'readiness-begun') return undefined;
    if (happened.kind === 'finding') return findingLine(happened.finding);
    if (happened.kind === 'readiness-ended') return readinessLine(happened.readiness);
    if (happened.kind === 'step-declared') declared.set(stepKey(happened), happened);
    return happened.kind === 'step-ended' ? stepLine(happened, declared.get(stepKey(happened))) : journalLine(happened);
  };
}

/** A stage of a run as a person reads it. */
export function stageInWords(stage: string): string {
  return STAGES[stage] ?? onOneLine(stage, 100);
}

function stepKey({ scenario, attempt, step }: StepDeclared | StepEnded): string {
  return JSON.stringify([scenario, attempt, step]);
}

function stepLine({ status, step, durationMs }: StepEnded, declared: StepDeclared | undefined): string {
  const budget = budgetText({ status, durationMs, budgetMs: declared?.budgetMs ?? null });
  const fallback = declared?.fallback ?? null;
  return [
    `  ${STEP_SIGNS[status]} ${onOneLine(step, 100)}  ${shortDuration(durationMs)}`,
    ...(budget === null ? [] : [budget]),
    ...(fallback === null || status === 'passed' ? [] : [`fallback: ${onOneLine(fallback, 160)}`]),
  ].join(', ');
}

function journalLine(happened: Exclude<JournalEntry, StepEnded>): string | undefined {
  switch (happened.kind) {
    case 'stage-begun':
      return stageInWords(happened.stage);
    case 'scenario-begun':
      return `${onOneLine(happened.title, 100)}${happened.attempt > 1 ? ` (attempt ${happened.attempt})` : ''}`;
    case 'milestone':
      return `    ${happened.name} ${utcSecond(happened.at)} UTC`;
    case 'milestone-missing':
      return `  ✗ ${happened.diagnosis.milestone} is missing: ${onOneLine(happened.diagnosis.cause, 200)} (${onOneLine(happened.diagnosis.owner.name, 60)})`;
    case 'scenario-ended':
      return happened.status === 'passed'
        ? undefined
        : `  ${SCENARIO_SIGNS[happened.status]} ${happened.status === 'cut-off' ? 'cut off' : happened.status} after ${describeDuration(happened.durationMs)}${happened.error === undefined ? '' : `: ${onOneLine(happened.error, 160)}`}`;
    case 'note':
      return onOneLine(happened.text, 200);
    case 'stage-ended':
      return happened.note === undefined ? undefined : `  ${onOneLine(happened.note, 200)}`;
    case 'cleaned':
      return happened.why === null
        ? undefined
        : `  ! ${onOneLine(happened.value === null ? happened.what : `${happened.what} ${happened.value}`, 100)} is still there: ${onOneLine(happened.why, 160)}`;
    case 'left':
    case 'scenario-announced':
    case 'step-begun':
    case 'step-declared':
    case 'playing-ended':
    case 'shard':
    case 'milestone-unobserved':
    case 'screenshot':
    case 'action':
    case 'held-back':
    case 'browser':
    case 'log':
    case 'job-run':
    case 'correlation':
    case 'persona':
    case 'bank-call':
    case 'contract-finding':
    case 'decision':
      return undefined;
  }
}

function findingLine({ status, id, observed, owner, because }: Finding): string | undefined {
  // What only follows from another finding is told in the verdict, under that one.
  if (status === 'pass' || because !== undefined) return undefined;
  const sign = status === 'fail' ? '✗' : status === 'warn' ? '!' : '?';
  return `  ${sign} ${onOneLine(id, 80)}: ${onOneLine(observed, 160)} (${onOneLine(owner.name, 60)})`;
}

function readinessLine({ findings, durationMs }: Readiness): string {
  const passed = findings.filter(({ status }) => status === 'pass').length;
  const took = describeDuration(durationMs);
  if (passed === findings.length) return `  ✓ all ${passed} checks passed  ${took}`;
  return `  ✗ ${findings.length - passed} of ${findings.length} checks did not pass  ${took}`;
}
