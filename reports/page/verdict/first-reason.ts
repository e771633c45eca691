import type { Reason } from '../../../model/verdict.ts';
import { type Child, type Markup, markup, nothing } from '../../html/markup.ts';
import type { ReportInput } from '../../report-input.ts';
import { type Deadline, deadlineOf, WINDOW_WORDS } from '../../words/deadline.ts';
import { onOneLine } from '../../words/legible-text.ts';
import { type Moment, momentOf } from '../../words/moment.ts';
import { ownerAt } from '../../words/owner-at.ts';
import { renderContact } from '../owner.ts';
import type { ReasonKind } from './reasons.ts';

const NAMES = { blockers: 'blocker', doubts: 'doubt', risks: 'risk' } as const satisfies Record<ReasonKind, string>;
const WORST_FIRST: readonly ReasonKind[] = ['blockers', 'doubts', 'risks'];

/** The first reason for the outcome in three words for somebody in a hurry: what, whose, by when. Nothing where there is none. */
export function renderFirstReason(input: ReportInput): Markup {
  const { verdict } = input;
  const kind = WORST_FIRST.find((each) => (verdict?.[each].length ?? 0) > 0);
  const reasons = kind === undefined ? [] : (verdict?.[kind] ?? []);
  const [first] = reasons;
  if (kind === undefined || first === undefined) return nothing;
  const moment = momentOf(input);
  const name = NAMES[kind];
  const which = reasons.length === 1 ? `The ${name}` : `The first of ${reasons.length} ${name}s`;
  return markup`<dl class="first-reason">
<div class="first-what"><dt>${which}</dt><dd><a href="#${kind}">${onOneLine(first.title, 160)}</a></dd></div>
<div class="first-whose"><dt>Whose it is</dt><dd>${whose(first)}</dd></div>
${byWhen(reasons, moment, name)}
</dl>`;
}

function whose({ owner, fixWindow }: Reason): Markup {
  if (owner === null) {
    return markup`<strong>${fixWindow === null ? 'Whoever runs the rehearsal' : 'Nobody is named'}</strong>`;
  }
  return markup`<strong>${onOneLine(owner.name, 60)}</strong><span>${renderContact(owner.contact)}</span>`;
}

function byWhen(reasons: readonly Reason[], moment: Moment, name: string): Markup {
  const [first] = reasons;
  const window = first?.fixWindow ?? null;
  if (first === undefined) return nothing;
  if (window === null) return first.owner === null ? nothing : cell('Are they there?', [presence(first.owner, moment)]);
  const deadline = deadlineOf(window, first.owner, moment.at);
  if (deadline === null) return cell('By when', [WINDOW_WORDS[window.state]]);
  const { who } = window;
  const contact =
    who === null || who.as === 'owner'
      ? false
      : markup`<span>${onOneLine(who.name, 60)}, ${renderContact(who.contact)}</span>`;
  return cell(WINDOW_WORDS[window.state], [
    deadlineLine(deadline),
    contact,
    soonerLine(reasons, deadline, moment, name),
  ]);
}

function cell(name: string, content: readonly Child[]): Markup {
  return markup`<div class="first-when"><dt>${name}</dt><dd>${content}</dd></div>`;
}

function deadlineLine({ does, at, utc, there }: Deadline): Markup {
  return markup`<span class="first-deadline">${onOneLine(does, 90)} <strong><time datetime="${at}">${utc}</time></strong>${there !== null && ` (${there})`}</span>`;
}

/** The order of reasons is not that of the clock: what has to begin before the first is told too. */
function soonerLine(reasons: readonly Reason[], first: Deadline, moment: Moment, name: string): Markup | false {
  const others = reasons.flatMap(({ fixWindow, owner }, index) => {
    const deadline = fixWindow === null ? null : deadlineOf(fixWindow, owner, moment.at);
    return deadline === null || fixWindow?.state === 'closed' ? [] : [{ number: index + 1, deadline }];
  });
  const [soonest] = others.toSorted((a, b) => Date.parse(a.deadline.at) - Date.parse(b.deadline.at));
  if (soonest === undefined || Date.parse(soonest.deadline.at) >= Date.parse(first.at)) return false;
  const { number, deadline } = soonest;
  return markup`<span>Sooner: ${name} ${number}, ${onOneLine(deadline.does, 90)} ${deadline.utc}</span>`;
}

function presence(owner: NonNullable<Reason['owner']>, moment: Moment): Markup {
  const { atWork, backAt, localTime } = ownerAt(owner, new Date(moment.at));
  const said = atWork ? 'At work' : `Not at work${backAt === undefined ? '' : `, back ${backAt} their time`}`;
  return markup`<strong>${said}</strong><span>${localTime} for them, ${moment.name}</span>`;
}
