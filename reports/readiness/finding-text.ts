import type { Finding } from '../../model/finding.ts';
import { onOneLine } from '../words/legible-text.ts';
import { type Paint, SIGNS, STATUS_COLOURS } from './paint.ts';

const INDENT = ' '.repeat(10);

/** A finding: one line when it passed or only follows from another; otherwise with what is to be done, by whom. */
export function findingText(finding: Finding, paint: Paint): string {
  const { status, id, observed } = finding;
  const sign = paint(STATUS_COLOURS[status], `${SIGNS[status]} ${status.padEnd(7)}`);
  return [`${sign} ${onOneLine(id, 100)}: ${onOneLine(observed, 200)}${hence(finding)}`, ...detailLines(finding)].join(
    '\n',
  );
}

/** What there is to know of a finding that has to be mended: expectation, remedy, owner, pages. None for another. */
export function detailLines({ status, because, expected, remedy, owner, links = {} }: Finding): string[] {
  if (status === 'pass' || because !== undefined) return [];
  return [
    `${INDENT}expected  ${onOneLine(expected, 200)}`,
    ...(remedy === '' ? [] : [`${INDENT}do        ${onOneLine(remedy, 400)}`]),
    `${INDENT}owner     ${onOneLine(owner.name, 60)}, ${onOneLine(owner.contact, 80)}`,
    ...Object.entries(links).map(([name, url]) => `${INDENT}${onOneLine(name, 20).padEnd(9)} ${onOneLine(url, 300)}`),
  ];
}

function hence({ because }: Finding): string {
  return because === undefined ? '' : ` (because of ${onOneLine(because, 100)})`;
}
