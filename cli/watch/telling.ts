import type { Verdict } from '../../model/verdict.ts';
import { onOneLine } from '../../reports/words/legible-text.ts';
import { isoTime, systemClock } from '../../support/clock.ts';
import type { EndedRun } from '../conductor/one-run.ts';
import { printResult, say } from '../output.ts';

/** Says a line of progress with the time in UTC. */
export function sayAt(text: string): void {
  say(`${timeOfDay()} ${text}`);
}

/** Tells of a rehearsal on standard output: shortly, or its verdict as JSON on one line. */
export function tellRehearsal({ verdict, page }: Pick<EndedRun, 'verdict' | 'page'>, json: boolean): void {
  printResult(
    json
      ? JSON.stringify(verdict)
      : [`${timeOfDay()} ${headline(verdict)}`, ...reasons(verdict), `  report  ${page}`].join('\n'),
  );
}

function headline({ outcome, summary }: Verdict): string {
  return `${outcome.toUpperCase()}: ${onOneLine(summary, 400)}`;
}

function reasons({ blockers, doubts }: Verdict): string[] {
  return [...blockers, ...doubts].flatMap(({ title, owner, remedy }) => [
    `  ✗ ${onOneLine(title)}`,
    `    ${owner === null ? 'whoever runs the rehearsal' : `${owner.name}, ${owner.contact}`}: ${onOneLine(remedy, 400)}`,
  ]);
}

function timeOfDay(): string {
  return isoTime(systemClock.now()).slice(11, 19);
}
