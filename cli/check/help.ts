import { KINDS } from '../../readiness/kinds.ts';

/** What `rehearse check --help` tells after the options. */
export function checkHelp(): string {
  const kinds = Object.entries(KINDS).map(([name, question]) => `  ${name.padEnd(14)} ${question}`);
  return [
    '',
    'Kinds of check:',
    ...kinds,
    '',
    'The definition is read once: after editing it, start --watch again.',
    '',
    'Exit codes: 0 nothing failed, 1 something failed, 2 wrong usage, 3 something could not be told, 130 interrupted.',
    '',
    'Examples:',
    '  rehearse check --env staging',
    '  rehearse check --env staging --demo 2026-12-01T15:30:00Z --slot 20m',
    '  rehearse check --env staging --only payments,job --watch --every 5s',
  ].join('\n');
}
