import type { ComparedThing, ComparisonOutcome, EnvironmentComparison } from '../../model/comparison.ts';
import { onOneLine } from '../words/legible-text.ts';
import { foldedThings } from './folded-things.ts';
import type { Paint } from './paint.ts';

const SIGNS: Readonly<Record<ComparisonOutcome, string>> = {
  different: '✗',
  'wrongly-same': '✗',
  forbidden: '✗',
  unknown: '?',
  'may-differ': '~',
  same: '=',
};

const COLOURS = {
  different: 'red',
  'wrongly-same': 'red',
  forbidden: 'red',
  unknown: 'magenta',
  'may-differ': 'dim',
  same: 'dim',
} as const satisfies Record<ComparisonOutcome, Parameters<Paint>[0]>;

/** What is told of a comparison unless all of it is wanted: what must not be so, and what could not be told. */
export function isWrong({ outcome }: ComparedThing): boolean {
  return outcome !== 'same' && outcome !== 'may-differ';
}

/** Two environments side by side, a line for each thing that is to be told, and the sum. */
export function comparisonText(
  comparison: EnvironmentComparison,
  toTell: readonly ComparedThing[],
  paint: Paint,
): string {
  const things = foldedThings(toTell);
  const [a, b] = comparison.environments.map((name) => onOneLine(name, 60));
  if (things.length === 0) return sum(comparison, paint);
  const rows = things.map(({ id, seen: [here, there] }) => [id, here, there].map((text) => onOneLine(text, 100)));
  const heads = ['', a ?? '', b ?? ''];
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ');
  const lines = things.map((thing, index) => {
    const sign = paint(COLOURS[thing.outcome], SIGNS[thing.outcome]);
    return `${sign} ${line(rows[index] ?? [])}  ${sayings(thing)}`.trimEnd();
  });
  return [paint('bold', `  ${line(heads)}`.trimEnd()), ...lines, '', sum(comparison, paint)].join('\n');
}

/** Why, and whose it is where somebody has to see to it. */
function sayings(thing: ComparedThing): string {
  const owner = isWrong(thing) ? `${onOneLine(thing.owner.name, 60)}, ${onOneLine(thing.owner.contact, 80)}` : '';
  return [onOneLine(thing.note, 200), owner].filter((text) => text !== '').join('; ');
}

function sum({ environments, counts, things }: EnvironmentComparison, paint: Paint): string {
  const { unknown, 'may-differ': mayDiffer } = counts;
  const wrong = counts.different + counts['wrongly-same'] + counts.forbidden;
  const [colour, words] =
    wrong > 0
      ? (['red', 'are not alike where they must be'] as const)
      : unknown > 0 || things.length === 0
        ? (['magenta', 'may not be alike'] as const)
        : (['green', 'are alike, but for what may differ'] as const);
  const names = environments.map((name) => onOneLine(name, 60)).join(' and ');
  const counted = `${wrong} of ${things.length} things wrong, ${unknown} unknown, ${mayDiffer} may differ`;
  return `${paint(['bold', colour], `${names} ${words}`)}: ${counted}`;
}
