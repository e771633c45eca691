import type { Message, ToldReason } from '../../model/message.ts';
import { andMore } from './fitting.ts';

export const CHANGED = 'Changed since the last go';
export const WAY_BACK = 'Way back';

/** One line about a reason: what it is of, and what it says. */
export interface ReasonLine {
  label: string;
  text: string;
}

/** What is told of a reason besides its title, in the order in which it is needed. */
export function reasonLines({ owner, window, cause, remedy, consequences, ticket }: ToldReason): ReasonLine[] {
  const goes = [...consequences.listed, ...andMore(consequences.more, 'thing')].join('; ');
  return [
    { label: 'Owner', text: owner ?? 'whoever runs the rehearsal' },
    { label: 'When', text: window ?? '' },
    { label: 'Cause', text: cause },
    { label: 'What to do', text: remedy },
    { label: 'Ticket', text: ticket === null ? '' : ticket.says },
    { label: 'Goes with it', text: goes },
  ].filter(({ text }) => text !== '');
}

/** Blockers, and what stops a conclusion, of which the first `count` are told. */
export function reasonsToTell({ blockers, doubts }: Message, count: number) {
  const all = [
    ...blockers.listed.map((reason) => ({ kind: 'Blocker', reason })),
    ...doubts.listed.map((reason) => ({ kind: 'Doubt', reason })),
  ];
  const told = all.slice(0, count);
  return { told, more: blockers.more + doubts.more + all.length - told.length };
}

/** Risks in one line, of which the first few are told. */
export function risksLine({ risks }: Message, most = 5): string {
  const told = risks.listed.slice(0, most).map(({ title }) => title);
  return [...told, ...andMore(risks.more + risks.listed.length - told.length, 'risk')].join('; ');
}

/**
 * What changed and the way back, as far as there is room: with 0 neither, with 1 the way back and how much changed, with each
 * more one change.
 */
export function changesToTell({ changed, wayBack }: Message, room: number) {
  const told = changed.listed.slice(0, Math.max(0, room - 1));
  const more = changed.more + changed.listed.length - told.length;
  const counted = `${more} ${more === 1 ? 'thing' : 'things'}, in the report`;
  if (room === 0 || changed.listed.length === 0) return { changes: [], wayBack: room === 0 ? null : wayBack };
  return { changes: told.length === 0 ? [counted] : [...told, ...andMore(more, 'change')], wayBack };
}

/** What is hit, in one line. */
export function impactedLine({ impacted }: Message, most = 12): string {
  const told = impacted.listed.slice(0, most);
  return [...told, ...andMore(impacted.more + impacted.listed.length - told.length, 'thing')].join(', ');
}

/** The whole message as plain text. */
export function messageText(message: Message, count = 20): string {
  const { told, more } = reasonsToTell(message, count);
  const risks = risksLine(message);
  const impacted = impactedLine(message);
  const { changes, wayBack } = changesToTell(message, Number.POSITIVE_INFINITY);
  const sections = [
    [message.headline, message.meaning, message.summary, ...(message.demo === null ? [] : [message.demo.says])],
    [`Told because: ${message.why.join('; ')}`],
    ...told.map(({ kind, reason }) => [
      `${kind}: ${reason.title} (${reason.subject})`,
      ...reasonLines(reason).map(({ label, text }) => `  ${label}: ${text}`),
      ...(reason.ticket === null || reason.ticket.url === null ? [] : [`  ${reason.ticket.url}`]),
    ]),
    andMore(more, 'reason'),
    changes.length === 0 ? [] : [`${CHANGED}:`, ...changes.map((change) => `  ${change}`)],
    wayBack === null ? [] : [`${WAY_BACK}: ${wayBack}`],
    impacted === '' ? [] : [`Impacted: ${impacted}`],
    risks === '' ? [] : [`Risks: ${risks}`],
    [
      `Report: ${message.report.url ?? message.report.path}`,
      ...message.links.listed.map(({ label, url }) => `${label}: ${url}`),
      ...andMore(message.links.more, 'link'),
    ],
    [`Run ${message.run}`],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
    .concat('\n');
}
