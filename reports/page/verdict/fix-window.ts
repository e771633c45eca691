import type { FixWindow } from '../../../model/fix-window.ts';
import type { Owner } from '../../../model/owner.ts';
import { type IconName, icon } from '../../html/icon.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { deadlineOf, WINDOW_WORDS } from '../../words/deadline.ts';
import { onOneLine } from '../../words/legible-text.ts';
import type { Moment } from '../../words/moment.ts';
import { renderContact } from '../owner.ts';

const ICONS = {
  open: 'day',
  opens: 'day',
  wake: 'night',
  nobody: 'fail',
  closed: 'fail',
  'no-demo': 'skipped',
} as const satisfies Record<FixWindow['state'], IconName>;

/** Whether it can still be mended before the demo: by when, by whom, by their clock, and what otherwise. */
export function renderFixWindow(window: FixWindow | null, owner: Owner | null, moment: Moment): Markup {
  if (window === null) return nothing;
  const { state, who, says } = window;
  const deadline = deadlineOf(window, owner, moment.at);
  const other = who === null || who.as === 'owner' ? null : who;
  return markup`<div class="window is-${state}">
<h4>${icon(ICONS[state])}${WINDOW_WORDS[state]}</h4>
${deadline !== null && markup`<p class="deadline">${onOneLine(deadline.does, 100)} <strong><time datetime="${deadline.at}">${deadline.utc}</time></strong>${deadline.there !== null && markup` <span class="quiet">(${deadline.there})</span>`}</p>`}
${other !== null && markup`<p>${onOneLine(other.name, 80)}, ${renderContact(other.contact)}</p>`}
<p class="window-says">${onOneLine(says, 600)}</p>
</div>`;
}
