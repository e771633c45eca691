import type { ToldReason } from '../../model/message.ts';
import type { Reason } from '../../model/verdict.ts';
import { consequenceText } from '../words/consequence-text.ts';
import { describeOwnerAt } from '../words/owner-at.ts';
import { folded, said, saidAddress } from './said.ts';

const LONGEST_TEXT = 600;
const MOST_CONSEQUENCES = 5;

/** A blocker or doubt as it is told; who is at work is as of `now`, in epoch milliseconds. */
export function toldReason(reason: Reason, now: number): ToldReason {
  const { id, title, subject, cause, remedy, consequences, fixWindow, ticket } = reason;
  return {
    id: said(id),
    title: said(title),
    subject: said(subject, 100),
    owner: ownerText(reason, now),
    cause: said(cause, LONGEST_TEXT),
    remedy: said(remedy, LONGEST_TEXT),
    window: fixWindow === null ? null : said(fixWindow.says, LONGEST_TEXT),
    startBy: fixWindow?.startBy ?? null,
    wakeBy: fixWindow?.wakeBy ?? null,
    consequences: folded(consequences, MOST_CONSEQUENCES, (each) => said(consequenceText(each))),
    ticket: ticket === null ? null : { url: saidAddress(ticket.url), says: said(ticket.says, 300) },
  };
}

function ownerText({ owner }: Reason, now: number): string | null {
  if (owner === null) return null;
  return `${said(owner.name, 80)}, ${said(owner.contact, 120)}; ${describeOwnerAt(owner, new Date(now))}`;
}
