import { standingIcon } from '../../html/icon.ts';
import { type Markup, markup } from '../../html/markup.ts';
import type { ReportInput } from '../../report-input.ts';
import { onOneLine } from '../../words/legible-text.ts';
import type { Headline } from '../../words/standing.ts';
import { renderDemoAhead } from './demo-ahead.ts';
import { renderFirstReason } from './first-reason.ts';
import { renderVerdictFacts } from './verdict-facts.ts';

const LONGEST_BIG_WORD = 7;
const LONGEST_SHORT_SENTENCE = 140;

const LITTLE_MORE = 30;

/**
 * The first thing on the page, made to be read in five seconds: how it stands, what stands first in the way, whose that is
 * and by when, and how long it still is until the demo.
 */
export function renderVerdict(input: ReportInput, headline: Headline): Markup {
  const first = input.verdict?.blockers[0] ?? input.verdict?.doubts[0];
  // A sentence that only says what is said below once more would cost those in a hurry a second.
  const isSaidBelow = first !== undefined && isNoMoreThan(headline.reason, first.title);
  const sentence = isSaidBelow ? '' : onOneLine(headline.reason, 300);
  const size = sentence.length > LONGEST_SHORT_SENTENCE ? 'reason-sentence is-long' : 'reason-sentence';
  return markup`<header class="verdict">
<a class="skip" href="#content">Skip to ${input.verdict === null ? 'what was recorded' : 'the reasons'}</a>
<div class="verdict-inner">
<p class="masthead"><span class="wordmark">rehearse</span><span class="run-id">run ${onOneLine(input.run.id, 60)}</span></p>
<div class="verdict-body">
<div class="outcome">
<p class="meaning">${headline.meaning}</p>
<h1${headline.word.length > LONGEST_BIG_WORD && markup` class="is-long"`}>${standingIcon(headline.standing)}<span>${headline.word}</span></h1>
${sentence !== '' && markup`<p class="${size}">${sentence}</p>`}
</div>
${renderFirstReason(input)}
${renderDemoAhead(input)}
<dl class="facts">${renderVerdictFacts(input)}</dl>
</div>
</div>
</header>`;
}

/** Whether a sentence says what a reason is, with few words of its own around it: `Nothing can be concluded: …`. */
function isNoMoreThan(sentence: string, title: string): boolean {
  return sentence.startsWith(title) || (sentence.includes(title) && sentence.length - title.length < LITTLE_MORE);
}
