import { describeDuration } from '../../support/duration.ts';
import { standingIcon } from '../html/icon.ts';
import { type Child, type Markup, markup, nothing } from '../html/markup.ts';
import type { ReportInput } from '../report-input.ts';
import { demoDistance, presentersText } from '../words/demo-text.ts';
import { utcDay, utcDayAndMinute, utcMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import { momentOf } from '../words/moment.ts';
import type { Headline } from '../words/standing.ts';
import { copyable } from './copyable.ts';
import { entranceOf } from './entrance.ts';

/** What the sheet is for: which demo, where, when, who, how long, and how the rehearsal went. */
export function renderSheetHeader(input: ReportInput, headline: Headline): Markup {
  const { run } = input;
  const title = onOneLine(run.demo.title ?? `The demo on ${run.environment}`, 120);
  return markup`<header class="sheet-header"><div class="sheet-header-inner">
<a class="skip" href="#content">Skip to the steps</a>
<p class="masthead"><span class="wordmark">Run sheet</span><a class="to-report" href="index.html">The whole report</a></p>
<h1>${title}</h1>
<dl class="sheet-facts">${facts(input, headline)}</dl>
</div></header>`;
}

function facts(input: ReportInput, headline: Headline): Markup[] {
  const { run } = input;
  const { slotMs } = run.demo;
  const presenters = presentersText(run.demo)?.replace(/^Presented by /, '') ?? null;
  const moment = momentOf(input);
  return [
    demoFact(input),
    fact('Where', markup`<strong>${onOneLine(run.environment, 60)}</strong>`, addressOf(input)),
    presenters === null ? nothing : fact('Presented by', markup`<strong>${presenters}</strong>`),
    fact('Slot', markup`<strong>${slotMs === null ? 'Not said' : describeDuration(slotMs)}</strong>`),
    fact(
      'Rehearsed',
      markup`<strong class="rehearsed">${standingIcon(headline.standing)}${headline.word}</strong>`,
      markup`<span><time datetime="${moment.at}">${utcDayAndMinute(moment.at)}</time></span>`,
    ),
  ];
}

function fact(name: string, value: Child, detail: Child = nothing): Markup {
  return markup`<div><dt>${name}</dt><dd>${value}${detail}</dd></div>`;
}

function demoFact({ run, verdict }: ReportInput): Markup {
  const { at, slotMs } = run.demo;
  if (at === null) return fact('Demo', markup`<strong>No time given</strong>`);
  const distance = demoDistance(at, verdict?.judgedAt ?? run.startedAt, 'this rehearsal');
  return fact(
    'Demo',
    markup`<strong><time datetime="${at}" data-local>${utcMinute(at)}</time></strong>`,
    markup`<span>${utcDay(at)}, <span data-countdown="${at}" data-slot="${slotMs ?? 0}">${distance}</span></span>`,
  );
}

function addressOf({ environment }: ReportInput): Markup {
  const address = entranceOf(environment);
  return address === null ? nothing : copyable(address, 'the address');
}
