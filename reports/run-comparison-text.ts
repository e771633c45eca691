import { driftedFactInWords } from '../model/drifted-fact-in-words.ts';
import type { ComparedFinding, ComparedScenario, RunComparison, Turn } from '../model/run-comparison.ts';
import { describeDuration } from '../support/duration.ts';
import { utcDay, utcMinute } from './instants.ts';
import { onOneLine } from './legible-text.ts';
import type { Paint } from './readiness/paint.ts';

/** What a second with one decimal does not show. */
const TOO_LITTLE_MS = 50;

const SIGNS: Readonly<Record<Turn, string>> = { worse: '✗', better: '✓', different: '~', same: '=' };

const COLOURS = {
  worse: 'red',
  better: 'green',
  different: 'yellow',
  same: 'dim',
} as const satisfies Record<Turn, Parameters<Paint>[0]>;

/** Two runs side by side for the terminal: what became worse or better, what changed, and how long it took. */
export function runComparisonText(comparison: RunComparison, paint: Paint): string {
  const { reasons, findings, facts, scenarios, notes, turn } = comparison;
  const sign = (of: Turn) => paint(COLOURS[of], SIGNS[of]);
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', paint('bold', title), ...lines];
  return [
    ...headLines(comparison, paint),
    ...section(
      'What stands in the way',
      reasons.map(({ turn: of, was, is, title, owner }) => {
        const whose = owner === null ? '' : ` (${onOneLine(owner, 60)})`;
        return `${sign(of)} ${change(was, is, 'nothing')}  ${onOneLine(title, 160)}${whose}`;
      }),
    ),
    ...section(
      'Findings that came to something else',
      rootsOf(findings).map(({ finding: { turn: of, was, is, id, observed }, following }) => {
        const more = following === 0 ? '' : ` (${following} more ${following === 1 ? 'follows' : 'follow'} from it)`;
        return `${sign(of)} ${change(was, is, 'not asked')}  ${onOneLine(id, 100)}: ${onOneLine(observed, 200)}${more}`;
      }),
    ),
    ...section(
      'What was deployed or configured otherwise',
      facts.map(
        (fact) => `${sign('different')} ${onOneLine(fact.id, 100)}: ${onOneLine(driftedFactInWords(fact), 160)}`,
      ),
    ),
    ...section(
      'Scenarios',
      scenarios.flatMap((scenario) => scenarioLines(scenario, sign)),
    ),
    ...section(
      'Not compared',
      notes.map((note) => `? ${onOneLine(note, 300)}`),
    ),
    '',
    paint(['bold', COLOURS[turn]], sum(turn)),
  ].join('\n');
}

/** The findings that follow from none of the others, and how many follow from each, however far. */
function rootsOf(findings: readonly ComparedFinding[]): { finding: ComparedFinding; following: number }[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const rootOf = (finding: ComparedFinding, seen: readonly string[] = []): ComparedFinding => {
    const cause = finding.because === null ? undefined : byId.get(finding.because);
    return cause === undefined || seen.includes(cause.id) ? finding : rootOf(cause, [...seen, finding.id]);
  };
  return [...Map.groupBy(findings, (finding) => rootOf(finding))].map(([finding, group]) => {
    return { finding, following: group.length - 1 };
  });
}

function headLines({ runs }: RunComparison, paint: Paint): string[] {
  const [first, second] = runs;
  const columns = runs.map(({ id, environment, startedAt, outcome, durationMs }) => [
    onOneLine(id, 40),
    onOneLine(environment, 40),
    `${utcDay(startedAt)}, ${utcMinute(startedAt)}`,
    outcome ?? 'not judged',
    durationMs === null ? 'did not end' : describeDuration(durationMs),
  ]);
  const [left = [], right = []] = columns;
  const width = Math.max(...left.map(({ length }) => length));
  const slower = difference(first.durationMs, second.durationMs);
  return ['run', 'environment', 'started', 'outcome', 'took'].map((name, row) => {
    const line = `${name.padEnd(11)}  ${(left[row] ?? '').padEnd(width)}  ${right[row] ?? ''}`;
    return row === 0 ? paint('bold', line) : name === 'took' ? `${line}${slower}` : line;
  });
}

function scenarioLines({ turn, title, was, is, steps }: ComparedScenario, sign: (of: Turn) => string): string[] {
  return [
    `${sign(turn)} ${onOneLine(title, 100)}: ${playedText(was, is)}`,
    ...steps.map((step) => `  ${sign(step.turn)} ${onOneLine(step.title, 100)}: ${playedText(step.was, step.is)}`),
  ];
}

type Played = { status: string | null; durationMs: number } | null;

/** `passed → failed, 1.2 s → 5.0 s (+3.8 s)`; what stayed as it was is told once. */
function playedText(was: Played, is: Played): string {
  if (was === null || is === null) {
    const one = was ?? is;
    const took = one === null ? '' : `, ${describeDuration(one.durationMs)}`;
    return `${change(was === null ? null : (was.status ?? 'played'), is === null ? null : (is.status ?? 'played'), 'not played')}${took}`;
  }
  const [before, after] = [was, is].map(({ durationMs }) => describeDuration(durationMs));
  const longer = difference(was.durationMs, is.durationMs);
  const took = before === after && longer === '' ? before : `${before} → ${after}${longer}`;
  const status = was.status === is.status ? (is.status ?? '') : change(was.status, is.status, 'not known');
  return [status, took].filter((text) => text !== '').join(', ');
}

function change(was: string | null, is: string | null, none: string): string {
  return was === is ? onOneLine(is ?? none, 60) : `${onOneLine(was ?? none, 60)} → ${onOneLine(is ?? none, 60)}`;
}

/** ` (+1.3 s)`; empty where there is none to speak of, or one of the two is not known. */
function difference(was: number | null, is: number | null): string {
  if (was === null || is === null || Math.abs(is - was) < TOO_LITTLE_MS) return '';
  return ` (${is < was ? '-' : '+'}${describeDuration(Math.abs(is - was))})`;
}

function sum(turn: Turn): string {
  switch (turn) {
    case 'worse':
      return 'The second run is worse than the first.';
    case 'better':
      return 'The second run is better than the first, and worse in nothing.';
    case 'different':
      return 'The second run is neither better nor worse than the first, but not the same.';
    case 'same':
      return 'Both came to the same.';
  }
}
