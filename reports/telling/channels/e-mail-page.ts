import type { Message } from '../../../model/message.ts';
import type { Outcome } from '../../../model/verdict.ts';
import { type Markup, markup, nothing, ours } from '../../html/markup.ts';
import { andMore } from '../fitting.ts';
import {
  CHANGED,
  changesToTell,
  impactedLine,
  reasonLines,
  reasonsToTell,
  risksLine,
  WAY_BACK,
} from '../message-text.ts';

const MOST_REASONS = 20;
const COLOURS = {
  go: '#1a7f37',
  risk: '#9a6700',
  'no-go': '#cf222e',
  inconclusive: '#57606a',
} as const satisfies Record<Outcome, string>;
/** Mail programs know little of style sheets: what there is stands at each element. */
const TEXT = ours('font-family:system-ui,sans-serif;font-size:15px;line-height:1.45;color:#1f2328');

/** The message as the HTML of an e-mail, which loads nothing; `picture` is the content id of an attachment, if there is one. */
export function eMailPage(message: Message, picture: string | null): string {
  const { told, more } = reasonsToTell(message, MOST_REASONS);
  const { changes, wayBack } = changesToTell(message, Number.POSITIVE_INFINITY);
  const page = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${message.headline}</title></head>
<body style="${TEXT};margin:16px;max-width:720px">
<h1 style="font-size:24px;color:${ours(COLOURS[message.outcome])}">${message.headline}</h1>
<p><strong>${message.meaning}.</strong> ${message.summary}</p>
${message.demo === null ? nothing : markup`<p><strong>${message.demo.says}</strong></p>`}
<p>Told because: ${message.why.join('; ')}</p>
${told.map(({ kind, reason }) => reasonPart(kind, reason))}
${andMore(more, 'reason').map((text) => markup`<p>…${text}</p>`)}
${listPart(CHANGED, changes)}
${part(WAY_BACK, wayBack ?? '')}
${part('Impacted', impactedLine(message))}
${part('Risks', risksLine(message))}
${picture === null ? nothing : pictureOf(picture, message.picture?.says ?? '')}
<p>${links(message)}</p>
<p style="color:#57606a">Run ${message.run}. Report on that machine: ${message.report.path}</p>
</body></html>
`;
  return page.toString();
}

function reasonPart(kind: string, reason: Message['blockers']['listed'][number]): Markup {
  const { ticket } = reason;
  return markup`<h2 style="font-size:17px;margin-bottom:4px">${kind}: ${reason.title} (${reason.subject})</h2>
<ul style="margin-top:0">${reasonLines(reason).map(
    ({ label, text }) =>
      markup`<li><strong>${label}:</strong> ${text}${
        label === 'Ticket' && ticket !== null && ticket.url !== null
          ? markup` <a href="${ticket.url}">Open the ticket</a>`
          : nothing
      }</li>`,
  )}</ul>
`;
}

function part(label: string, text: string): Markup {
  return text === '' ? nothing : markup`<p><strong>${label}:</strong> ${text}</p>`;
}

function listPart(label: string, texts: readonly string[]): Markup {
  if (texts.length === 0) return nothing;
  return markup`<p style="margin-bottom:4px"><strong>${label}:</strong></p>
<ul style="margin-top:0">${texts.map((text) => markup`<li>${text}</li>`)}</ul>`;
}

function pictureOf(id: string, says: string): Markup {
  return markup`<p><img src="cid:${id}" alt="${says}" style="max-width:100%;border:1px solid #d0d7de"><br>${says}</p>`;
}

function links({ report, links }: Message): Markup[] {
  const all = [...(report.url === null ? [] : [{ label: 'Report', url: report.url }]), ...links.listed];
  const more = andMore(links.more, 'link').map((text) => markup`${text}`);
  return [...all.map(({ label, url }) => markup`<a href="${url}">${label}</a> `), ...more];
}
