import { styleText } from 'node:util';
import type { Step } from '../../model/evidence.ts';
import type { Reason } from '../../model/verdict.ts';
import { describeDuration } from '../../support/duration.ts';
import type { ReportInput } from '../report-input.ts';
import { describeFinding } from '../words/contract-text.ts';
import { onOneLine } from '../words/legible-text.ts';
import { momentOf } from '../words/moment.ts';
import { describeOwnerAt } from '../words/owner-at.ts';
import { headlineOf, type Standing } from '../words/standing.ts';
import { changeLines, reasonDeadlineLines } from './terminal-changes.ts';

type Format = Parameters<typeof styleText>[0];

const MOST_SCENARIOS = 12;
const MOST_CONSEQUENCES = 5;
const MOST_FINDINGS = 5;
const SCENARIO_SIGNS = { passed: '✓', failed: '✗', skipped: '-', 'cut-off': '~' } as const;

const STANDING_FORMAT = {
  go: ['bold', 'green'],
  risk: ['bold', 'yellow'],
  'no-go': ['bold', 'red'],
  inconclusive: ['bold', 'magenta'],
  'cut-off': ['bold'],
  running: ['bold', 'blue'],
  unjudged: ['bold', 'magenta'],
} as const satisfies Record<Standing, Format>;

export interface TerminalOptions {
  /** Where the report page is, as the person should be told it. */
  page: string;
  colour?: boolean;
}

/** How the run ended, for the terminal: the outcome, what stands in the way and whose it is, where to read more. */
export function renderTerminal(input: ReportInput, { page, colour = false }: TerminalOptions): string {
  const paint: Paint = (format, text) => (colour ? styleText(format, text, { validateStream: false }) : text);
  const { verdict, run } = input;
  const headline = headlineOf(input);
  const { at } = momentOf(input);
  const lines = [
    '',
    `${paint(STANDING_FORMAT[headline.standing], headline.word.toUpperCase())}  ${onOneLine(run.environment, 60)}`,
    onOneLine(headline.reason, 400),
    ...reasonLines('Blocker', verdict?.blockers ?? [], at, paint),
    ...reasonLines('Doubt', verdict?.doubts ?? [], at, paint),
    ...reasonLines('Risk', verdict?.risks ?? [], at, paint),
    '',
    ...scenarioLines(input),
    readinessLine(input),
    ...contractLines(input),
    ...changeLines(input),
    ...input.notes.map((note) => `Missing: ${onOneLine(note, 200)}`),
    '',
    `Report: ${page}`,
    '',
  ];
  return lines.join('\n');
}

type Paint = (format: Format, text: string) => string;

function reasonLines(kind: string, reasons: readonly Reason[], at: string, paint: Paint): string[] {
  return reasons.flatMap((reason, index) => {
    const { consequences } = reason;
    const shown = consequences.slice(0, MOST_CONSEQUENCES);
    const more = consequences.length - shown.length;
    return [
      '',
      paint('bold', `${kind} ${index + 1}: ${onOneLine(reason.title)}`),
      `  owner  ${ownerText(reason, at)}`,
      `  cause  ${onOneLine(reason.cause, 400)}`,
      ...(reason.remedy === '' ? [] : [`  do     ${onOneLine(reason.remedy, 400)}`]),
      ...reasonDeadlineLines(reason),
      ...shown.map(({ title }) => `  hence  ${onOneLine(title)}`),
      ...(more > 0 ? [`  hence  and ${more} more, in the report`] : []),
    ];
  });
}

function ownerText({ owner }: Reason, at: string): string {
  if (owner === null) return 'whoever runs the rehearsal';
  return `${onOneLine(owner.name, 80)}, ${onOneLine(owner.contact, 80)} (${describeOwnerAt(owner, new Date(at))})`;
}

function scenarioLines({ evidence }: ReportInput): string[] {
  const scenarios = evidence?.scenarios ?? [];
  if (scenarios.length === 0) return ['No scenario was played.'];
  const lines = scenarios
    .slice(0, MOST_SCENARIOS)
    .flatMap(({ title, status, attempts, steps, durationMs, fallback }) => {
      const retried = attempts > 1 ? `, attempt ${attempts}` : '';
      const facts =
        attempts === 0 ? 'never begun' : `${numberOfSteps(steps)}, ${describeDuration(durationMs)}${retried}`;
      const isFallback = fallback === null ? '' : ', a fallback';
      return [`${SCENARIO_SIGNS[status]} ${onOneLine(title, 100)} (${facts}${isFallback})`, ...fallbackLines(steps)];
    });
  const more = scenarios.length - MOST_SCENARIOS;
  return more > 0 ? [...lines, `  and ${more} more, in the report`] : lines;
}

function numberOfSteps({ length }: readonly Step[]): string {
  return length === 1 ? '1 step' : `${length} steps`;
}

/** What is shown instead of a step that did not do, where that was said. */
function fallbackLines(steps: readonly Step[]): string[] {
  return steps.flatMap(({ title, status, fallback }) =>
    fallback === null || status === 'passed'
      ? []
      : [`  fallback of “${onOneLine(title, 100)}”: ${onOneLine(fallback, 160)}`],
  );
}

function contractLines({ evidence }: ReportInput): string[] {
  const findings = evidence?.contractFindings ?? [];
  const lines = findings.slice(0, MOST_FINDINGS).map((finding) => {
    const times = finding.count === 1 ? 'once' : `${finding.count} times`;
    const wanted = finding.fault === null ? '' : `, wanted: the fault ${onOneLine(finding.fault, 60)}`;
    return `Contract: ${onOneLine(describeFinding(finding), 400)} (${times}${wanted})`;
  });
  const more = findings.length - MOST_FINDINGS;
  return more > 0 ? [...lines, `Contract: and ${more} more, in the report`] : lines;
}

function readinessLine({ readiness }: ReportInput): string {
  if (readiness === null) return 'The environment was not checked.';
  const passed = readiness.findings.filter(({ status }) => status === 'pass').length;
  return `${passed} of ${readiness.findings.length} checks of the environment passed (${describeDuration(readiness.durationMs)})`;
}
