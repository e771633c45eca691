import { onOneLine } from '../legible-text.ts';
import type { ReportInput } from '../report-input.ts';
import type { Headline } from '../standing.ts';
import { renderDemoAhead } from './demo-ahead.ts';
import { renderFirstReason } from './first-reason.ts';
import { standingIcon } from './icon.ts';
import { type Markup, markup } from './markup.ts';
import { renderVerdictFacts } from './verdict-facts.ts';

const LONGEST_BIG_WORD = 7;
const LONGEST_SHORT_SENTENCE = 140;

/**
 * The first thing on the page, made to be read in five seconds: how it stands, what stands first in the way, whose that is
 * and by when, and how long it still is until the demo.
 */
export function renderVerdict(input: ReportInput, headline: Headline): Markup {
  const first = input.verdict?.blockers[0];
  // A sentence that only says what is said below once more would cost those in a hurry a second.
  const isSaidBelow = first !== undefined && headline.reason.startsWith(first.title);
  const sentence = isSaidBelow ? '' : onOneLine(headline.reason, 300);
  const size = sentence.length > LONGEST_SHORT_SENTENCE ? 'reason-sentence is-long' : 'reason-sentence';
  return markup`<header class="verdict">
<a class="skip" href="#content">Skip to the reasons</a>
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
