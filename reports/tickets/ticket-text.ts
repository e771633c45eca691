import { createHash } from 'node:crypto';
import type { Reason } from '../../model/verdict.ts';
import { redact } from '../../support/redact.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import { inert, inertTitle } from '../words/markdown-text.ts';

const LONGEST_TITLE = 160;
const LONGEST_VALUE = 2000;
const MOST_CONSEQUENCES = 20;

/** What a ticket says, before it is written in the markup of its tracker. */
export interface TicketText {
  title: string;
  opening: string;
  /** A name in our words, and a text that may come from outside. */
  facts: readonly { name: string; text: string }[];
  /** By this the same ticket is found again. One word, so that every search takes it whole. */
  mark: string;
}

/** Where and when a blocker was met. */
export interface Occasion {
  environment: string;
  run: string;
  /** When it was judged. */
  at: string;
  /** Where the run's report can be opened, if people besides this machine's can. */
  report?: string | undefined;
}

/** The mark of the ticket about one blocker of one environment. */
export function markOf(environment: string, blocker: string): string {
  return `rehearse${createHash('sha256').update(`${environment}\n${blocker}`).digest('hex').slice(0, 20)}`;
}

/** The text of a new ticket about a blocker: what is wrong, whose it is, what to do, and by when. */
export function newTicket(reason: Reason, occasion: Occasion): TicketText {
  const { environment } = occasion;
  return {
    // Before anything is cut or escaped: a secret must be there as it is to be found.
    title: inertTitle(redact(`[${environment}] ${reason.title}`), LONGEST_TITLE),
    opening: 'A rehearsal of the demo found this, and it stands in the way.',
    facts: [...factsOf(reason), ...occasionFacts(occasion)].map(({ name, text }) => ({ name, text: redact(text) })),
    mark: markOf(environment, reason.id),
  };
}

/** What is said in a ticket that was closed while its blocker is still there. */
export function againTicket(reason: Reason, occasion: Occasion): TicketText {
  const { title, facts, mark } = newTicket(reason, occasion);
  return { title, opening: 'This ticket is closed, and the check fails again.', facts, mark };
}

function factsOf({ subject, owner, cause, remedy, fixWindow, consequences }: Reason): TicketText['facts'] {
  const more = consequences.length - MOST_CONSEQUENCES;
  const follows = [
    ...consequences.slice(0, MOST_CONSEQUENCES).map(({ title }) => title),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
  return [
    { name: 'About', text: subject },
    { name: 'Cause', text: cause },
    { name: 'What to do', text: remedy },
    { name: 'Owner', text: owner === null ? 'whoever runs the rehearsal' : `${owner.name}, ${owner.contact}` },
    { name: 'By when', text: fixWindow?.says ?? '' },
    { name: 'Goes when it is mended', text: follows.join('; ') },
  ].filter(({ text }) => text !== '');
}

function occasionFacts({ environment, run, at, report }: Occasion): TicketText['facts'] {
  return [
    { name: 'Environment', text: environment },
    { name: 'Found by', text: `run ${run}, ${utcDayAndMinute(at)}` },
    ...(report === undefined ? [] : [{ name: 'Report', text: report }]),
  ];
}

/** As Markdown, in which nothing from outside is a command, a mention or a link. Never longer than `longest`. */
export function markdownOf({ opening, facts, mark }: TicketText, longest: number): string {
  const lines = facts.map(({ name, text }) => `- **${name}:** ${inert(text, LONGEST_VALUE)}`);
  return fitted(
    [opening, lines],
    `Opened by rehearse, which finds this ticket again by \`${mark}\`: please leave that word here.`,
    longest,
  );
}

/** The same in the wiki markup of Jira. */
export function wikiOf({ opening, facts, mark }: TicketText, longest: number): string {
  const lines = facts.map(({ name, text }) => `* *${name}:* ${wikiInert(text)}`);
  return fitted(
    [opening, lines],
    `Opened by rehearse, which finds this ticket again by ${mark}: please leave that word here.`,
    longest,
  );
}

/** The mark is never what is cut off. */
function fitted([opening, lines]: [string, string[]], ending: string, longest: number): string {
  const kept: string[] = [];
  let room = longest - opening.length - ending.length - 4;
  for (const line of lines) {
    room -= line.length + 1;
    if (room < 0) break;
    kept.push(line);
  }
  return `${opening}\n\n${kept.join('\n')}\n\n${ending}`;
}

function wikiInert(text: string): string {
  return onOneLine(text, LONGEST_VALUE)
    .replace(/[\\{}[\]*_+^~?!|#@&<>()-]/g, '\\$&')
    .replace(/:\/\//g, ':\u2060//');
}
