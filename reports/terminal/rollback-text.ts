import { stepInWords } from '../../model/drifted-fact-in-words.ts';
import type { Rollback, RollbackStep } from '../../model/rollback.ts';
import type { Paint } from '../readiness/paint.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';

const LONGEST_ID = 80;
const LONGEST_VALUE = 40;
const LONGEST_NOTE = 300;
const LONGEST_COMMAND = 2000;

/** The way back for the terminal: a table of what is not as it was, then the commands to copy, then what can't be told. */
export function rollbackText({ environment, to, steps, untold }: Rollback, paint: Paint): string {
  const name = onOneLine(environment, 60);
  const went = `the run ${onOneLine(to.run, 60)} of ${utcDayAndMinute(to.at)}, which was go`;
  const head =
    steps.length === 0
      ? untold.length === 0
        ? `${paint(['bold', 'green'], `Nothing to set back on ${name}`)}: all is as in ${went}.`
        : `${paint(['bold', 'magenta'], `Nothing is known to set back on ${name}`)}: what can be told is as in ${went}.`
      : `${paint('bold', `The way back on ${name}`)}: all of this together is as in ${went}.`;
  return [
    head,
    ...(steps.length === 0 ? [] : ['', ...tableOf(steps, paint)]),
    ...commandsOf(steps, paint),
    ...(untold.length === 0 ? [] : ['', paint('magenta', 'Can’t be told:')]),
    ...untold.map(({ id, reason }) => `? ${onOneLine(id, LONGEST_ID)}: ${onOneLine(reason, LONGEST_NOTE)}`),
  ].join('\n');
}

function tableOf(steps: readonly RollbackStep[], paint: Paint): string[] {
  const rows = steps.map((step) => ({
    cells: [onOneLine(step.id, LONGEST_ID), ...stepInWords(step).map((side) => onOneLine(side, LONGEST_VALUE))],
    note: step.note === null ? '' : onOneLine(step.note, LONGEST_NOTE),
  }));
  const heads = ['', 'is now', 'back to'];
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map(({ cells }) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return [paint('bold', line(heads).trimEnd()), ...rows.map(({ cells, note }) => `${line(cells)}  ${note}`.trimEnd())];
}

/** A command that holds what can't be seen must not be copied. */
function commandsOf(steps: readonly RollbackStep[], paint: Paint): string[] {
  const commands = steps.flatMap(({ command }) => (command === null || !isLegible(command) ? [] : [command]));
  return commands.length === 0 ? [] : ['', paint('bold', 'Commands:'), ...new Set(commands)];
}

function isLegible(command: string): boolean {
  return command.length <= LONGEST_COMMAND && /^[^\p{Cc}\p{Cf}\p{Cs}]+$/u.test(command);
}
