import type { Message } from '../../../model/message.ts';
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
import { escaped, mrkdwn, slackLink } from './slack-text.ts';

/**
 * What Slack takes: blocks of a message, and characters of a header, a section and an element of a context
 * (https://docs.slack.dev/reference/block-kit/blocks). All texts together are refused from about 13,200 characters on,
 * which is nowhere said but known (https://github.com/slackapi/bolt-js/issues/2509).
 */
export const SLACK_LIMITS = { blocks: 50, header: 150, section: 3000, whole: 12_000 } as const;

const MOST_REASONS = 10;
const MOST_CHANGES = 5;
const MOST_LINKS = 8;

interface Mrkdwn {
  type: 'mrkdwn';
  text: string;
  /** Nothing in it that looks like an address or a name becomes a link or mentions anybody. */
  verbatim: true;
}

export type SlackBlock =
  | { type: 'header'; text: { type: 'plain_text'; text: string; emoji: false } }
  | { type: 'section'; text: Mrkdwn }
  | { type: 'context'; elements: Mrkdwn[] };

/** The message as blocks, within all that Slack takes. */
export function slackBlocks(message: Message): SlackBlock[] {
  return fittingWithChanges(MOST_REASONS, MOST_CHANGES, (count, room) => blocksWith(message, count, room), fits);
}

/** What notifications show, where no blocks can be shown. */
export function slackFallback({ headline, summary }: Message): string {
  return escaped(`${headline}. ${summary}`, 500);
}

function blocksWith(message: Message, count: number, room: number): SlackBlock[] {
  const { told, more } = reasonsToTell(message, count);
  const risks = risksLine(message);
  const impacted = impactedLine(message);
  return [
    {
      type: 'header',
      text: { type: 'plain_text', text: escaped(message.headline, SLACK_LIMITS.header), emoji: false },
    },
    section([
      `*${mrkdwn(message.meaning, 200)}*`,
      mrkdwn(message.summary, 800),
      ...(message.demo === null ? [] : [`*${mrkdwn(message.demo.says, 300)}*`]),
      `Told because: ${mrkdwn(message.why.join('; '), 900)}`,
    ]),
    ...told.map(({ kind, reason }) =>
      section([
        `*${kind}: ${mrkdwn(reason.title, 300)}* (${mrkdwn(reason.subject, 100)})`,
        ...reasonLines(reason).map(({ label, text }) => `*${label}:* ${mrkdwn(text, 400)}`),
        ...(reason.ticket === null || reason.ticket.url === null || reason.ticket.url.length > 500
          ? []
          : [slackLink(reason.ticket.url, 'Open the ticket')]),
      ]),
    ),
    ...andMore(more, 'reason').map((text) => section([`…${text}`])),
    ...changesSections(message, room),
    ...(impacted === '' ? [] : [section([`*Impacted:* ${mrkdwn(impacted, 900)}`])]),
    ...(risks === '' ? [] : [section([`*Risks:* ${mrkdwn(risks, 900)}`])]),
    ...linksSection(message),
    {
      type: 'context',
      elements: [text(`Run ${mrkdwn(message.run, 120)} · report on that machine: ${mrkdwn(message.report.path, 500)}`)],
    },
  ];
}

function changesSections(message: Message, room: number): SlackBlock[] {
  const { changes, wayBack } = changesToTell(message, room);
  return [
    ...(changes.length === 0
      ? []
      : [section([`*${CHANGED}:*`, ...changes.map((change) => `• ${mrkdwn(change, 500)}`)])]),
    ...(wayBack === null ? [] : [section([`*${WAY_BACK}:* ${mrkdwn(wayBack, 300)}`])]),
  ];
}

function linksSection({ report, links }: Message): SlackBlock[] {
  const all = [...(report.url === null ? [] : [{ label: 'Report', url: report.url }]), ...links.listed];
  const shown = all
    .filter(({ url }) => url.length < 300)
    .slice(0, MOST_LINKS)
    .map(({ label, url }) => slackLink(url, label));
  const more = links.more + all.length - shown.length;
  return shown.length === 0 ? [] : [section([[...shown, ...andMore(more, 'link')].join(' · ')])];
}

function section(lines: readonly string[]): SlackBlock {
  return { type: 'section', text: text(lines.join('\n')) };
}

function text(content: string): Mrkdwn {
  return { type: 'mrkdwn', text: content, verbatim: true };
}

function fits(blocks: readonly SlackBlock[]): boolean {
  const lengths = blocks.flatMap((block) =>
    block.type === 'context' ? block.elements.map((element) => element.text.length) : [block.text.text.length],
  );
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  return (
    blocks.length <= SLACK_LIMITS.blocks &&
    lengths.every((length) => length <= SLACK_LIMITS.section) &&
    whole <= SLACK_LIMITS.whole
  );
}
