import type { Owner } from '../../model/owner.ts';
import { icon } from '../html/icon.ts';
import { type Markup, markup, nothing } from '../html/markup.ts';
import { contactHref } from '../words/href.ts';
import { onOneLine } from '../words/legible-text.ts';
import type { Moment } from '../words/moment.ts';
import { describeOwnerAt, ownerAt } from '../words/owner-at.ts';

/** Whose something is: the team, how to reach it, whether anybody was there at that moment, and whether they can still mend it. */
export function renderOwner(owner: Owner | null, moment: Moment, window: Markup = nothing): Markup {
  if (owner === null) {
    // Where nobody has to start by any time, it is no team's: too few runs before the demo, say.
    const said =
      window === nothing
        ? markup`<p class="owner-name">Whoever runs the rehearsal</p>`
        : markup`<p class="owner-name">Nobody is named</p><p>Name an owner in the environment’s definition.</p>`;
    return markup`<div class="owner"><h4>Whose it is</h4>${said}${window}</div>`;
  }
  const { localTime, atWork, backAt, night } = ownerAt(owner, new Date(moment.at));
  return markup`<div class="owner">
<h4>Whose it is</h4>
<p class="owner-name">${onOneLine(owner.name, 80)}</p>
<p class="owner-contact">${renderContact(owner.contact)}</p>
${window}
<p class="owner-clock">${icon(night ? 'night' : 'day')}<span><strong>${localTime}</strong> for them, ${moment.name}</span></p>
<p class="owner-state ${atWork ? 'is-in' : 'is-out'}">${atWork ? 'At work' : `Not at work${backAt === undefined ? '' : `, back ${backAt} their time`}`}</p>
<p class="owner-zone">${owner.timeZone}, ${owner.workingHours.from} to ${owner.workingHours.to}</p>
</div>`;
}

/** The same in one line, where there is little room. */
export function renderOwnerLine(owner: Owner, moment: Moment): Markup {
  return markup`${onOneLine(owner.name, 80)}, ${renderContact(owner.contact)}, ${describeOwnerAt(owner, new Date(moment.at))}`;
}

/** How somebody is reached, as a link where it can be followed. */
export function renderContact(contact: string): Markup {
  const href = contactHref(contact);
  const text = onOneLine(contact, 120);
  return href === undefined ? markup`${text}` : markup`<a href="${href}" rel="noreferrer">${text}</a>`;
}
