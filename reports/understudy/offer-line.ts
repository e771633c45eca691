import { command } from '../html/command.ts';
import { type Markup, markup, nothing } from '../html/markup.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import type { UnderstudyOffer } from './offer.ts';

/** A line that leads to the show for when the live demo fails; nothing where there is none. */
export function renderUnderstudyOffer(offer: UnderstudyOffer | null | undefined): Markup {
  if (offer === null || offer === undefined) return nothing;
  const { kind, href, run, recordedAt } = offer;
  if (href === null)
    return line(
      markup`If the live demo fails: a show of these screens can be made. ${command(`rehearse report --understudy understudy.html ${onOneLine(run, 60)}`)}`,
    );
  if (kind === 'own')
    return line(
      markup`If the live demo fails: <a href="${href}">the understudy</a> shows this run, screen by screen, from one file.`,
    );
  return line(
    markup`If the live demo fails: <a href="${href}">the understudy of the last run that went</a>, screen by screen. <span class="quiet">${utcDayAndMinute(recordedAt)}, run ${onOneLine(run, 60)}</span>`,
  );
}

function line(content: Markup): Markup {
  return markup`<p class="understudy-offer">${content}</p>`;
}
