import { driftedFactInWords, stepInWords } from '../../model/drifted-fact-in-words.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';
import type { ReportInput } from '../report-input.ts';
import { changedText, untoldText } from '../words/drift-text.ts';
import { markdownLink, markdownTable, plain } from '../words/markdown-text.ts';
import { waivedUntil } from '../words/waiver-text.ts';

const MOST_LISTED = 50;

/** By when somebody must start, and how the ticket stands, as items under a reason. */
export function reasonDeadlines({ fixWindow, ticket }: Reason): string[] {
  return [
    ...(fixWindow === null || fixWindow.state === 'no-demo' ? [] : [`   - By when: ${plain(fixWindow.says, 600)}`]),
    ...(ticket === null
      ? []
      : [`   - Ticket: ${markdownLink(ticket.title ?? 'of unknown title', ticket.url)}: ${plain(ticket.says, 300)}`]),
  ];
}

/** What is accepted, what changed since the last go, what leads back and who was told, as sections of Markdown. */
export function changeSections({ verdict, told }: ReportInput): string[] {
  return [...accepted(verdict), ...drift(verdict), ...rollback(verdict), ...toldSection(told)];
}

function accepted(verdict: Verdict | null): string[] {
  const rows = (verdict?.waived ?? []).map(({ reason, waiver }) => [
    plain(reason.title),
    plain(waiver.reason, 300),
    plain(waiver.by, 80),
    plain(waivedUntil(waiver)),
  ]);
  return tabled('Known, and accepted for now', ['What', 'Why', 'By', 'Until'], rows);
}

function drift(verdict: Verdict | null): string[] {
  const rows = (verdict?.drift?.facts ?? []).map((fact) => [
    plain(fact.id, 160),
    plain(driftedFactInWords(fact), 240),
    plain(changedText(fact)),
    fact.suspect ? '**suspected**' : '',
  ]);
  const heading = 'What changed since the last go';
  const listed = tabled(heading, ['What', 'What became of it', 'Who, and when', 'Suspected'], rows);
  const untold = untoldText(verdict);
  if (untold === null) return listed;
  const said = `It can’t be told whether it changed: ${plain(untold, 300)}.`;
  return listed.length === 0 ? [`## ${heading}`, said] : [...listed, said];
}

function rollback(verdict: Verdict | null): string[] {
  const rows = (verdict?.rollback?.steps ?? []).map((step) => [
    plain(step.id, 160),
    ...stepInWords(step).map((side) => plain(side, 120)),
  ]);
  const run = verdict?.rollback?.to.run ?? '';
  return tabled(`The way back, to what was go in run ${plain(run, 60)}`, ['What', 'Is now', 'Back to'], rows);
}

function toldSection(told: ReportInput['told']): string[] {
  const reached = (told?.channels ?? []).filter(({ result }) => result !== 'quiet');
  const lines = reached.slice(0, MOST_LISTED).map(({ channel, result, why }) => {
    const word = result === 'failed' ? '**could not be told**' : 'told';
    return `- ${plain(channel, 80)}: ${word}, ${plain(why, 300)}`;
  });
  return lines.length === 0 ? [] : ['## Who was told', lines.join('\n')];
}

function tabled(heading: string, columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length > MOST_LISTED ? [`and ${rows.length - MOST_LISTED} more, in the report.`] : [];
  return [`## ${heading}`, markdownTable(columns, rows.slice(0, MOST_LISTED)), ...more];
}
