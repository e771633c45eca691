import { styleText } from 'node:util';
import type { DriftReport } from '../../mocks/comparison/drift/find-drift.ts';
import type { Drift, DriftFinding } from '../../mocks/comparison/drift/finding.ts';
import { onOneLine } from '../../reports/words/legible-text.ts';

/** What `rehearse bank drift` compared, and what came out. */
export interface DriftOutcome {
  readonly against: string;
  readonly contract: { readonly title: string; readonly version: string };
  readonly run: string;
  readonly report: DriftReport;
}

const TITLES: Record<Drift, string> = {
  violation: 'Against the contract',
  status: 'Another status than the mock’s',
  undocumented: 'Not in the contract',
};

/** What the live bank does otherwise, for the terminal: violations first, then the rest, then what could not be compared. */
export function driftText({ against, contract, run, report }: DriftOutcome, { colour }: { colour: boolean }): string {
  const bold = (text: string) => (colour ? styleText('bold', text, { validateStream: false }) : text);
  const { findings, notCompared, compared, standsFor } = report;
  const leftOut = notCompared.reduce((sum, { count }) => sum + count, 0);
  const kinds = Map.groupBy(findings, ({ drift }) => drift);
  const violations = kinds.get('violation')?.length ?? 0;
  return [
    bold(onOneLine(`${against} beside ${contract.title} ${contract.version}`, 200)),
    `${compared} calls made, for ${standsFor} of the ${standsFor + leftOut} recorded in run ${run}.`,
    ...[...kinds].flatMap(([kind, own]) => ['', bold(TITLES[kind]), ...operationLines(own)]),
    ...(notCompared.length === 0 ? [] : ['', bold('Not compared')]),
    ...notCompared.map(
      ({ operation, reason, count }) => `  ${onOneLine(operation, 100)}, ${times(count)}: ${onOneLine(reason)}`,
    ),
    '',
    compared === 0
      ? 'Nothing could be compared, so nothing is known of the live bank.'
      : `${violations} ${violations === 1 ? 'violation' : 'violations'} of the contract, ${findings.length - violations} other differences`,
  ].join('\n');
}

function operationLines(findings: readonly DriftFinding[]): string[] {
  return [...Map.groupBy(findings, ({ operation }) => operation)].flatMap(([operation, own]) => [
    `  ${onOneLine(operation, 100)}`,
    ...own.map(({ where, pointer, expected, got, count }) => {
      const place = [where, onOneLine(pointer, 120)].filter(Boolean).join(' ');
      return `    ${place}: expected ${onOneLine(expected, 160)}, got ${onOneLine(got, 120)} (${times(count)})`;
    }),
  ]);
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
