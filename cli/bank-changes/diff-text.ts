import { styleText } from 'node:util';
import type { ContractComparison } from '../../mocks/comparison/diff/compare-contracts.ts';
import { type Difference, LEVELS, type Level } from '../../mocks/comparison/diff/difference.ts';
import type { OperationDifferences } from '../../mocks/comparison/diff/fold.ts';
import type { Comparable } from '../../mocks/comparison/diff/read-comparable.ts';
import type { Reach, Touched } from '../../mocks/comparison/diff/touched.ts';
import { onOneLine } from '../../reports/words/legible-text.ts';

/** What `rehearse bank diff` tells. `run` is `null` where no recorded run is there to hold it against. */
export interface DiffReport {
  readonly base: Comparable;
  readonly revision: Comparable;
  readonly comparison: ContractComparison;
  readonly run: { readonly id: string; readonly calls: number; readonly reach: Reach } | null;
}

const SIGNS: Record<Level, string> = { breaking: '✗', warning: '!', info: '·' };
const MOST_STEPS = 4;

/** The differences for the terminal: first what breaks calls the platform makes, then what else is in them, then the rest. */
export function diffText(report: DiffReport, { all, colour }: { all: boolean; colour: boolean }): string {
  const bold = (text: string) => (colour ? styleText('bold', text, { validateStream: false }) : text);
  const { base, revision, comparison, run } = report;
  const touched = run?.reach.touched ?? [];
  const seen = new Set(touched.map(({ difference }) => difference));
  const rest = comparison.operations
    .map((operation) => ({ ...operation, differences: operation.differences.filter((one) => !seen.has(one)) }))
    .filter(({ differences }) => differences.length > 0);
  const breaking = touched.filter(({ difference }) => difference.level === 'breaking');
  const others = touched.filter(({ difference }) => difference.level !== 'breaking');
  return [
    bold(`${name(base)} → ${name(revision)}`),
    ...runLines(report),
    ...section(bold('Breaks what the platform calls'), breaking.flatMap(touchedGroups(breaking))),
    ...section(bold('Changes what the platform calls, without breaking it'), others.flatMap(touchedGroups(others))),
    ...section(
      bold(run === null ? 'Differences' : 'In what the platform does not call'),
      rest.flatMap((one) => restLines(one, all)),
    ),
    '',
    conclusion(report, breaking),
  ].join('\n');
}

/** The differences of an operation under its name, told at the first of them. */
function touchedGroups(list: readonly Touched[]): (one: Touched) => string[] {
  const told = new Set<string>();
  return ({ difference: { method, path } }) => {
    const title = address({ method, path });
    if (told.has(title)) return [];
    told.add(title);
    const own = list.filter(({ difference }) => difference.method === method && difference.path === path);
    const places = Map.groupBy(own, ({ steps }) => JSON.stringify(steps));
    return [
      `  ${title}`,
      ...[...places.values()].flatMap((same) => [
        ...same.map(({ difference }) => `    ${SIGNS[difference.level]} ${sentence(difference)}`),
        ...stepLines(same[0]?.steps ?? []),
      ]),
    ];
  };
}

function stepLines(steps: Touched['steps']): string[] {
  const shown = steps.slice(0, MOST_STEPS).map(({ scenario, step }) => {
    const where = step === null ? 'before its first step' : `step “${onOneLine(step, 100)}”`;
    return `      in ${where}, scenario “${onOneLine(scenario, 100)}”`;
  });
  const more = steps.length - shown.length;
  return more > 0 ? [...shown, `      and in ${more} more steps`] : shown;
}

function restLines({ method, path, differences }: OperationDifferences, all: boolean): string[] {
  const counts = LEVELS.flatMap((level) => {
    const count = differences.filter((difference) => difference.level === level).length;
    return count === 0 ? [] : [`${count} ${level}`];
  });
  const title = `  ${address({ method, path })}: ${counts.join(', ')}`;
  return all ? [title, ...differences.map((one) => `    ${SIGNS[one.level]} ${sentence(one)}`)] : [title];
}

function runLines({ run, comparison }: DiffReport): string[] {
  const by = `Compared by ${comparison.library}`;
  if (run === null) {
    return [
      `${by}. No recorded run has calls to the bank, so nothing is known of what the platform calls: rehearse first.`,
    ];
  }
  const { unknown } = run.reach;
  const lines = [`${by}, held against the ${run.calls} calls to the bank of run ${run.id}.`];
  const [example] = unknown;
  if (example === undefined) return lines;
  const sample = `(such as ${onOneLine(`${example.method} ${example.path}`, 100)})`;
  const known = run.calls - unknown.length;
  if (known === 0) return [...lines, `None of them is for anything that either contract has ${sample}.`];
  return [...lines, `${unknown.length} of them are for nothing that either contract has ${sample}.`];
}

function conclusion({ comparison, run }: DiffReport, breaking: readonly Touched[]): string {
  const every = comparison.operations.flatMap(({ differences }) => differences);
  const count = every.filter(({ level }) => level === 'breaking').length;
  const sum = `${count} breaking of ${every.length} differences in ${comparison.operations.length} operations`;
  return run === null ? sum : `${sum}; ${breaking.length} breaking in what the platform calls`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function sentence({ text, statuses }: Difference): string {
  const answers = statuses === null || statuses.length === 0 ? '' : ` (answer ${statuses.join(', ')})`;
  return `${onOneLine(text, 240)}${answers}`;
}

function address({ method, path }: Pick<Difference, 'method' | 'path'>): string {
  return method === null || path === null ? 'The whole API' : onOneLine(`${method} ${path}`, 160);
}

function name({ title, version }: Comparable): string {
  return onOneLine(`${title} ${version}`, 100);
}
