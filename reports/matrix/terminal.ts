import { styleText } from 'node:util';
import type { Compatibility, CompatibilityCell } from '../../model/compatibility.ts';
import { describeDuration } from '../../support/duration.ts';
import { onOneLine } from '../words/legible-text.ts';

const SIGNS = { works: '✓', breaks: '✗', 'not-played': '-' } as const;
const FORMATS = { works: 'green', breaks: 'red', 'not-played': 'dim' } as const;

export interface MatrixTerminalOptions {
  /** Where the matrix's page is, as the person should be told it. */
  page: string;
  colour?: boolean;
}

/** The matrix for the terminal: each scenario with each version, where it breaks and why, where to read more. */
export function renderMatrixTerminal(matrix: Compatibility, { page, colour = false }: MatrixTerminalOptions): string {
  const paint = (cell: CompatibilityCell, text: string) =>
    colour ? styleText(FORMATS[cell.result], text, { validateStream: false }) : text;
  const width = Math.max(0, ...matrix.versions.map(({ version }) => onOneLine(version, 40).length));
  const scenarios = matrix.scenarios.flatMap(({ title, cells }) => [
    '',
    onOneLine(title, 100),
    ...cells.map((cell) => {
      const version = onOneLine(cell.version, 40).padEnd(width);
      return `  ${paint(cell, SIGNS[cell.result])} ${version}  ${describeCell(cell)}`;
    }),
  ]);
  return [
    '',
    headline(matrix),
    ...(scenarios.length === 0 ? ['', 'No scenario was played.'] : scenarios),
    '',
    ...matrix.versions.map(
      ({ version, outcome, run }) => `${onOneLine(version, 40).padEnd(width)}  ${outcome}  run ${onOneLine(run, 60)}`,
    ),
    '',
    `Matrix: ${page}`,
    '',
  ].join('\n');
}

/** With which versions everything works, in one sentence. */
export function headline({ environment, expected, versions, scenarios }: Compatibility): string {
  const works = versions.filter(({ version }) =>
    scenarios.every(({ cells }) => cells.some((cell) => cell.version === version && cell.result === 'works')),
  );
  const names = scenarios.length === 0 ? [] : works.map(({ version }) => onOneLine(version, 40));
  const rehearsed = versions.length === 1 ? '1 version' : `${versions.length} versions`;
  const said = names.length === 0 ? 'none' : `${names.length}`;
  const which = names.length === 0 ? '' : `: ${names.join(', ')}`;
  const declared = expected === null ? '' : `. It expects ${onOneLine(expected, 40)}`;
  return `${onOneLine(environment, 60)} works with ${said} of ${rehearsed} of the bank${which}${declared}`;
}

/** One cell in words. */
export function describeCell({ result, step, because, attempts, durationMs, owner }: CompatibilityCell): string {
  switch (result) {
    case 'works':
      return `works (${describeDuration(durationMs)}${attempts > 1 ? `, only at attempt ${attempts}` : ''})`;
    case 'breaks': {
      const where = step === null ? 'breaks' : `breaks at “${onOneLine(step, 100)}”`;
      const whose = owner === null ? '' : ` (${onOneLine(owner.name, 60)})`;
      return `${where} because ${onOneLine(because ?? 'no reason was recorded', 300)}${whose}`;
    }
    case 'not-played':
      return `not played: ${onOneLine(because ?? 'no reason was recorded', 300)}`;
  }
}
