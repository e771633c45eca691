import { describeDuration } from '../../support/duration.ts';
import type { ReportInput } from '../report-input.ts';
import { deadlineOf } from '../words/deadline.ts';
import { between, utcDayAndMinute } from '../words/instants.ts';
import { markdownTable, plain } from '../words/markdown-text.ts';
import { momentOf } from '../words/moment.ts';
import { describeOwnerAt } from '../words/owner-at.ts';

const MINUTE_MS = 60_000;

/**
 * What somebody in a hurry has to know, as a table of Markdown with one row: the first thing that is wrong, whose it is, by
 * when they must be reached, and the demo. Nothing where nothing is wrong.
 */
export function glance(input: ReportInput): string[] {
  const { run, verdict } = input;
  const { at } = momentOf(input);
  const blocker = verdict?.blockers[0];
  const first = blocker ?? verdict?.doubts[0];
  if (first === undefined) return [];
  const { owner, fixWindow } = first;
  const whose =
    owner === null
      ? 'whoever runs the rehearsal'
      : `**${plain(owner.name)}**, ${plain(owner.contact)}; ${plain(describeOwnerAt(owner, new Date(at)))}`;
  const deadline = fixWindow === null ? null : deadlineOf(fixWindow, owner, at);
  const columns = [
    [blocker === undefined ? 'First doubt' : 'First blocker', `**${plain(first.title)}**`],
    ['Whose', whose],
    ...(deadline === null ? [] : [['By when', `**${plain(deadline.does)} ${deadline.utc}**${there(deadline.there)}`]]),
    ...(run.demo.at === null ? [] : [['Demo', utcDayAndMinute(run.demo.at)]]),
  ];
  return [
    markdownTable(
      columns.map(([heading = '']) => heading),
      [columns.map(([, cell = '']) => cell)],
    ),
  ];
}

/** How long before the demo it was judged, in brackets; nothing where it was not before it. */
export function lead(demoAt: string, judgedAt: string): string {
  const distance = between(judgedAt, demoAt);
  if (distance < MINUTE_MS) return '';
  return ` (${describeDuration(Math.round(distance / MINUTE_MS) * MINUTE_MS)} after this was written)`;
}

function there(moment: string | null): string {
  return moment === null ? '' : ` (${plain(moment)})`;
}
