import type { NewFile } from './new-file.ts';

/** What a rehearsal leaves behind, and what only this machine may know. */
const LINES = [
  'reports/runs/',
  'reports/latest',
  'reports/ledger/',
  'reports/compatibility/',
  'test-results/',
  'environments/.env.*',
  '!environments/.env.*.example',
];

/** The entries of .gitignore. */
export function gitIgnore(): NewFile {
  return {
    path: '.gitignore',
    heading: '# dress-rehearsal: runs, and the addresses and secrets of environments',
    lines: LINES,
  };
}

/** A .gitignore with further lines under a heading; as it is where it has them all. Those before it are left as they are. */
export function withLines(text: string, heading: string, lines: readonly string[]): string {
  const there = new Set(text.split(/\r?\n/).map(plainly));
  const missing = lines.filter((line) => !there.has(plainly(line)));
  if (missing.length === 0) return text;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text === '' || text.endsWith('\n') ? text : `${text}${end}`;
  const gap = before === '' ? '' : end;
  return `${before}${gap}${[heading, ...missing].join(end)}${end}`;
}

/** `/reports/runs` and `reports/runs/` are the same. */
function plainly(line: string): string {
  return line
    .trim()
    .replace(/^(!?)\//, '$1')
    .replace(/\/$/, '');
}
