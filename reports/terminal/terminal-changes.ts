import { driftedFactInWords } from '../../model/drifted-fact-in-words.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';
import type { ReportInput } from '../report-input.ts';
import { changedText, untoldText } from '../words/drift-text.ts';
import { goInARowText } from '../words/go-in-a-row.ts';
import { onOneLine } from '../words/legible-text.ts';
import { waivedUntil } from '../words/waiver-text.ts';

const MOST_CHANGES = 5;
const MOST_ACCEPTED = 5;

/** What is to be known of a reason besides its cause: by when somebody must start, and how its ticket stands. */
export function reasonDeadlineLines({ fixWindow, ticket }: Reason): string[] {
  return [
    ...(fixWindow === null || fixWindow.state === 'no-demo' ? [] : [`  by     ${onOneLine(fixWindow.says, 400)}`]),
    ...(ticket === null ? [] : [`  ticket ${onOneLine(ticket.says, 200)}: ${onOneLine(ticket.url, 200)}`]),
  ];
}

/** What is accepted, what changed since the last go and what leads back, and who could not be told, a few lines each. */
export function changeLines(input: ReportInput): string[] {
  const { verdict, told, run } = input;
  const failed = told?.channels.filter(({ result }) => result === 'failed') ?? [];
  const reached = told?.channels.filter(({ result }) => result === 'told') ?? [];
  return [
    ...acceptedLines(verdict),
    ...driftLines(verdict),
    ...rollbackLines(verdict, run.environment),
    ...rowLines(input),
    ...(reached.length === 0 ? [] : [`Told: ${onOneLine(reached.map(({ channel }) => channel).join(', '), 200)}`]),
    ...failed.map(({ channel, why }) => `Not told: ${onOneLine(channel, 80)}: ${onOneLine(why, 200)}`),
  ];
}

/** Before a demo, a row that is too short is told as a risk already. */
function rowLines({ verdict, run }: ReportInput): string[] {
  const text = goInARowText(verdict);
  const { count, wanted } = verdict?.goInARow ?? { count: 0, wanted: 0 };
  return text === null || (run.demo.at !== null && count < wanted) ? [] : [text];
}

function acceptedLines(verdict: Verdict | null): string[] {
  const waived = verdict?.waived ?? [];
  const lines = waived
    .slice(0, MOST_ACCEPTED)
    .map(
      ({ reason, waiver }) =>
        `Accepted until ${waivedUntil(waiver)} by ${onOneLine(waiver.by, 60)}: ${onOneLine(reason.title)} (${onOneLine(waiver.reason, 160)})`,
    );
  return andMore(lines, waived.length - MOST_ACCEPTED, 'Accepted');
}

function driftLines(verdict: Verdict | null): string[] {
  const facts = verdict?.drift?.facts ?? [];
  const lines = facts.slice(0, MOST_CHANGES).map((fact) => {
    const suspected = fact.suspect ? ', suspected' : '';
    return `Changed: ${onOneLine(fact.id, 100)}: ${onOneLine(driftedFactInWords(fact), 160)} (${changedText(fact)}${suspected})`;
  });
  return [...andMore(lines, facts.length - MOST_CHANGES, 'Changed'), ...untoldLines(verdict)];
}

function untoldLines(verdict: Verdict | null): string[] {
  const untold = untoldText(verdict);
  return untold === null ? [] : [`Can’t be told whether it changed: ${untold}`];
}

function rollbackLines(verdict: Verdict | null, environment: string): string[] {
  const rollback = verdict?.rollback ?? null;
  if (rollback === null || rollback.steps.length === 0) return [];
  const steps = rollback.steps.length === 1 ? '1 step leads' : `${rollback.steps.length} steps lead`;
  return [
    `Back: ${steps} to what was go in run ${onOneLine(rollback.to.run, 60)}: rehearse rollback --env ${onOneLine(environment, 60)}`,
  ];
}

function andMore(lines: readonly string[], more: number, word: string): string[] {
  return more > 0 ? [...lines, `${word}: and ${more} more, in the report`] : [...lines];
}
