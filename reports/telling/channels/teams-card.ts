import type { Link, Message } from '../../../model/message.ts';
import type { Outcome } from '../../../model/verdict.ts';
import { andMore, fittingWithChanges } from '../fitting.ts';
import {
  CHANGED,
  changesToTell,
  impactedLine,
  reasonLines,
  reasonsToTell,
  risksLine,
  WAY_BACK,
} from '../message-text.ts';

/**
 * What Teams takes of a message, in bytes: about 28 KB, and counted in UTF-16 where a request does not say its encoding
 * (https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using). So that it holds
 * either way, the larger of both is kept below.
 */
export const TEAMS_MOST_BYTES = 27_000;
/** How many buttons Teams shows. */
const TEAMS_MOST_ACTIONS = 6;

const MOST_REASONS = 15;
const MOST_CHANGES = 5;
const COLOURS = {
  go: 'good',
  risk: 'warning',
  'no-go': 'attention',
  inconclusive: 'warning',
} as const satisfies Record<Outcome, string>;

interface OpenUrl {
  type: 'Action.OpenUrl';
  title: string;
  url: string;
}

interface TextRun {
  type: 'TextRun';
  text: string;
  weight?: 'bolder';
  size?: 'large';
  color?: 'good' | 'warning' | 'attention';
  isSubtle?: true;
  selectAction?: OpenUrl;
}

interface RichTextBlock {
  type: 'RichTextBlock';
  inlines: TextRun[];
  spacing?: 'small' | 'medium';
  separator?: true;
}

/** A message in which Teams takes a card from a workflow. */
export interface TeamsMessage {
  type: 'message';
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive';
      contentUrl: null;
      content: {
        type: 'AdaptiveCard';
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
        version: '1.5';
        fallbackText: string;
        body: RichTextBlock[];
        actions: OpenUrl[];
      };
    },
  ];
}

/**
 * The message as an adaptive card, within what Teams takes. Every text is a run of a RichTextBlock, in which nothing is
 * Markdown (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features), so that no text from outside is a link.
 */
export function teamsMessage(message: Message): TeamsMessage {
  return fittingWithChanges(MOST_REASONS, MOST_CHANGES, (count, room) => cardWith(message, count, room), fits);
}

function cardWith(message: Message, count: number, room: number): TeamsMessage {
  const { told, more } = reasonsToTell(message, count);
  const risks = risksLine(message);
  const impacted = impactedLine(message);
  const body: RichTextBlock[] = [
    block([run(message.headline, { weight: 'bolder', size: 'large', color: COLOURS[message.outcome] })]),
    block([run(message.meaning, { weight: 'bolder' })]),
    block([run(message.summary)]),
    ...(message.demo === null ? [] : [block([run(message.demo.says, { weight: 'bolder' })])]),
    block([run(`Told because: ${message.why.join('; ')}`)]),
    ...told.flatMap(({ kind, reason }) => [
      block([run(`${kind}: ${reason.title}`, { weight: 'bolder' }), run(` (${reason.subject})`)], {
        separator: true,
        spacing: 'medium',
      }),
      ...reasonLines(reason).map(({ label, text }) =>
        block([run(`${label}: `, { weight: 'bolder' }), run(text, ticketOf(label, reason.ticket?.url ?? null))], {
          spacing: 'small',
        }),
      ),
    ]),
    ...andMore(more, 'reason').map((text) => block([run(`…${text}`)], { separator: true })),
    ...changesBlocks(message, room),
    ...(impacted === '' ? [] : [block([run('Impacted: ', { weight: 'bolder' }), run(impacted)], { separator: true })]),
    ...(risks === '' ? [] : [block([run('Risks: ', { weight: 'bolder' }), run(risks)])]),
    block([run(`Run ${message.run}. Report on that machine: ${message.report.path}`, { isSubtle: true })]),
  ];
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          type: 'AdaptiveCard',
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          version: '1.5',
          // It may be read as Markdown, so nothing from outside is in it.
          fallbackText: `${message.outcome}: this client can’t show the card`,
          body,
          actions: buttons(message),
        },
      },
    ],
  };
}

function changesBlocks(message: Message, room: number): RichTextBlock[] {
  const { changes, wayBack } = changesToTell(message, room);
  return [
    ...(changes.length === 0 ? [] : [block([run(`${CHANGED}:`, { weight: 'bolder' })], { separator: true })]),
    ...changes.map((change) => block([run(change)], { spacing: 'small' })),
    ...(wayBack === null ? [] : [block([run(`${WAY_BACK}: `, { weight: 'bolder' }), run(wayBack)])]),
  ];
}

function ticketOf(label: string, url: string | null): Partial<TextRun> {
  return label === 'Ticket' && url !== null ? { selectAction: open({ label: 'Open the ticket', url }) } : {};
}

function buttons({ report, links }: Message): OpenUrl[] {
  const all = [...(report.url === null ? [] : [{ label: 'Report', url: report.url }]), ...links.listed];
  return all
    .filter(({ url }) => url.length <= 500)
    .slice(0, TEAMS_MOST_ACTIONS)
    .map(open);
}

function open({ label, url }: Link): OpenUrl {
  return { type: 'Action.OpenUrl', title: withoutFunctions(label), url };
}

function block(inlines: TextRun[], looks: Partial<RichTextBlock> = {}): RichTextBlock {
  return { type: 'RichTextBlock', inlines, ...looks };
}

function run(text: string, looks: Partial<TextRun> = {}): TextRun {
  return { type: 'TextRun', text: withoutFunctions(text), ...looks };
}

/** Two braces begin a function of the card's own language, `{{DATE(…)}}`, or of the workflow's templates. */
function withoutFunctions(text: string): string {
  return text.replace(/([{$])(?=\{)/g, '$1\u2060');
}

function fits(message: TeamsMessage): boolean {
  const text = JSON.stringify(message);
  return Math.max(Buffer.byteLength(text), text.length * 2) <= TEAMS_MOST_BYTES;
}
