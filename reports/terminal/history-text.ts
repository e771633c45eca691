import type { History, PastRun } from '../../model/history.ts';
import { describeDuration } from '../../support/duration.ts';
import type { Paint } from '../readiness/paint.ts';
import { foldedIds } from '../words/folded-ids.ts';
import { utcDay, utcMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import { OUTCOME_COLOURS } from './outcome-colours.ts';

/** The history of an environment for the terminal: a line for each run, the newest first, and what is wrong with the ledger. */
export function historyText(history: History, paint: Paint): string {
  const { environment, ledger, runs, troubles } = history;
  const about = `${onOneLine(environment, 60)}, the newest first, in UTC (${onOneLine(ledger, 200)})`;
  const lines =
    runs.length === 0
      ? [`No run on ${onOneLine(environment, 60)} is in the ledger (${onOneLine(ledger, 200)}).`]
      : [paint('bold', about), '', ...rowsOf(runs, paint)];
  return [
    ...lines,
    '',
    ...troubles.map((trouble) => `${paint('red', '✗')} ${onOneLine(trouble, 400)}`),
    sum(history, paint),
  ].join('\n');
}

function rowsOf(runs: readonly PastRun[], paint: Paint): string[] {
  const rows = runs.map((run) => ({
    when: `${utcDay(run.startedAt)} ${utcMinute(run.startedAt).replace(' UTC', '')}`,
    id: onOneLine(run.run, 40),
    outcome: run.outcome,
    took: describeDuration(run.durationMs),
    told: told(run),
  }));
  const width = (column: 'when' | 'id' | 'outcome' | 'took') => Math.max(...rows.map((row) => row[column].length));
  const [when, id, outcome, took] = [width('when'), width('id'), width('outcome'), width('took')];
  return rows.map((row) => {
    const painted = paint(OUTCOME_COLOURS[row.outcome], row.outcome.padEnd(outcome));
    return `${row.when.padStart(when)}  ${row.id.padEnd(id)}  ${painted}  ${row.took.padEnd(took)}  ${row.told}`.trimEnd();
  });
}

/** What stood in the way and whose it was, what had changed, and whether it counts. */
function told({ counts, state, blockers, doubts, risks, changed }: PastRun): string {
  const [first, ...others] = [...blockers, ...doubts, ...risks];
  const owner = first?.owner == null ? '' : ` (${onOneLine(first.owner, 60)})`;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const reason = first === undefined ? [] : [`${onOneLine(first.title, 120)}${owner}${more}`];
  const { facts, unread } = changed ?? { facts: [], unread: [] };
  return [
    ...(counts ? [] : [state === 'finished' ? 'does not count' : `${state}, does not count`]),
    ...reason,
    ...(facts.length === 0 ? [] : [`changed: ${foldedIds(facts.map(({ id }) => id))}`]),
    ...(unread.length === 0 ? [] : [`no longer to be read: ${foldedIds(unread)}`]),
  ].join('; ');
}

function sum({ environment, runs, goInARow, troubles, verifiedLines }: History, paint: Paint): string {
  const checked =
    verifiedLines === null
      ? ''
      : troubles.length === 0
        ? ` All ${verifiedLines} lines of the ledger are as they were written.`
        : ` ${verifiedLines} lines of the ledger were read.`;
  const wrong = troubles.length === 0 ? '' : ` ${paint(['bold', 'red'], 'The ledger can’t be trusted.')}`;
  if (runs.length === 0) return `Start one with: rehearse run --env ${onOneLine(environment, 60)}${checked}${wrong}`;
  return `${rowInWords(goInARow, troubles.length === 0)}${checked}${wrong}`;
}

function rowInWords(count: number, isTrusted: boolean): string {
  if (count > 0) return `${count} go in a row.`;
  return isTrusted ? 'The newest run that counts was not go.' : 'How many were go in a row is not known.';
}
