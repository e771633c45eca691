import type { EarlierRuns } from '../../../model/earlier-runs.ts';
import type { Consequence, Reason } from '../../../model/verdict.ts';
import { type IconName, icon } from '../../html/icon.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { onOneLine } from '../../words/legible-text.ts';
import type { Moment } from '../../words/moment.ts';
import { begunAsSentence } from '../../words/sentence.ts';
import { sinceWhen } from '../../words/since-when.ts';
import type { Anchors } from '../anchors.ts';
import { renderOwner } from '../owner.ts';
import { renderFixWindow } from './fix-window.ts';
import { renderProofs } from './proofs.ts';
import { renderTicket } from './ticket.ts';

const KINDS = {
  blockers: { heading: 'What stands in the way', one: 'Blocker', icon: 'fail' },
  doubts: { heading: 'Why nothing can be concluded', one: 'Doubt', icon: 'unknown' },
  risks: { heading: 'What to know before presenting', one: 'Risk', icon: 'warn' },
} as const satisfies Record<string, { heading: string; one: string; icon: IconName }>;

export type ReasonKind = keyof typeof KINDS;

/** What the reasons of a run are shown against: the moment of the verdict, what is on the page and beside it, and the runs before. */
export interface Surroundings {
  moment: Moment;
  anchors: Anchors;
  present: ReadonlySet<string>;
  earlierRuns: EarlierRuns | null;
}

/** The reasons of one kind, each with its cause, what to do, what shows it, its ticket, and its owner and by when they must start. */
export function renderReasons(kind: ReasonKind, reasons: readonly Reason[], around: Surroundings): Markup {
  if (reasons.length === 0) return nothing;
  const { heading } = KINDS[kind];
  return markup`<section class="part reasons reasons-${kind}" id="${kind}" aria-labelledby="${kind}-heading">
<h2 id="${kind}-heading">${heading}</h2>
<ol>${reasons.map((reason, index) => markup`<li>${renderReason(kind, reason, index + 1, around)}</li>`)}</ol>
</section>`;
}

function renderReason(kind: ReasonKind, reason: Reason, number: number, around: Surroundings): Markup {
  const { moment, anchors, present, earlierRuns } = around;
  const since = kind === 'blockers' ? sinceWhen(reason.id, earlierRuns) : null;
  return markup`<article class="reason">
<div class="reason-body">
<p class="reason-kind">${icon(KINDS[kind].icon)}${KINDS[kind].one} ${number}<span class="subject">${onOneLine(reason.subject, 80)}</span></p>
<h3>${onOneLine(reason.title, 240)}</h3>
<p class="cause">${begunAsSentence(reason.cause, reason.subject)}</p>
${reason.remedy !== '' && markup`<div class="remedy"><h4>${icon('arrow')}What to do</h4><p>${begunAsSentence(reason.remedy, reason.subject)}</p></div>`}
${since !== null && markup`<p class="since">${since}</p>`}
${renderTicket(reason.ticket)}
${renderProofs(proofsOf(reason), anchors, present)}
${renderConsequences(reason.consequences, anchors)}
<p class="rule">Found by the rule <code>${onOneLine(reason.rule, 80)}</code></p>
</div>
${renderOwner(reason.owner, moment, renderFixWindow(reason.fixWindow, reason.owner, moment))}
</article>`;
}

/** What shows a reason itself: the answers that follow from it are told as its consequences. */
function proofsOf({ evidence, consequences }: Reason): Reason['evidence'] {
  const following = new Set(consequences.map(({ id }) => id));
  return evidence.filter(({ kind, target }) => kind !== 'finding' || !following.has(target));
}

function renderConsequences(consequences: readonly Consequence[], anchors: Anchors): Markup {
  if (consequences.length === 0) return nothing;
  const title = consequences.length === 1 ? '1 consequence goes' : `${consequences.length} consequences go`;
  return markup`<details class="consequences">
<summary>${title} when this is mended</summary>
<ul>${consequences.map((consequence) => markup`<li>${renderConsequence(consequence, anchors.finding(consequence.id))}</li>`)}</ul>
</details>`;
}

function renderConsequence({ subject, title }: Consequence, anchor: string | undefined): Markup {
  const what = onOneLine(title, 240);
  return markup`<span class="subject">${onOneLine(subject, 80)}</span> ${anchor === undefined ? what : markup`<a href="#${anchor}">${what}</a>`}`;
}
