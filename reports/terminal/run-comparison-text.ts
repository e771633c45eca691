import { driftedFactInWords } from '../../model/drifted-fact-in-words.ts';
import type { ComparedScenario, RunComparison, Turn } from '../../model/run-comparison.ts';
import { describeDuration } from '../../support/duration.ts';
import type { Paint } from '../readiness/paint.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import { change, comparisonSum, longer, playedText, rootsOf } from '../words/run-comparison-words.ts';

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
    paint(['bold', COLOURS[turn]], comparisonSum(turn)),
  ].join('\n');
}

function headLines({ runs }: RunComparison, paint: Paint): string[] {
  const [first, second] = runs;
  const columns = runs.map(({ id, environment, startedAt, outcome, durationMs }) => [
    onOneLine(id, 40),
    onOneLine(environment, 40),
    utcDayAndMinute(startedAt),
    outcome ?? 'not judged',
    durationMs === null ? 'did not end' : describeDuration(durationMs),
  ]);
  const [left = [], right = []] = columns;
  const width = Math.max(...left.map(({ length }) => length));
  const slower = longer(first.durationMs, second.durationMs);
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
