import type { Verdict } from '../../model/verdict.ts';
import { icon, standingIcon } from '../html/icon.ts';
import { type Markup, markup, nothing } from '../html/markup.ts';
import type { ReportInput } from '../report-input.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import type { Headline } from '../words/standing.ts';
import type { LastGo } from './last-go.ts';

const MOST_RISKS = 5;

/** What a presenter must know before using the sheet: that the rehearsal was no go, showed something else, or has risks. */
export function renderWarnings(input: ReportInput, headline: Headline): Markup {
  const { standing } = headline;
  const isPresentable = standing === 'go' || standing === 'risk';
  return markup`${!isPresentable && renderStop(headline, input.lastGo ?? null)}${renderExercise(input)}${standing === 'risk' && renderRisks(input.verdict)}`;
}

function renderStop({ standing, word, reason }: Headline, lastGo: LastGo | null): Markup {
  const rehearsed = standing === 'no-go' || standing === 'inconclusive' ? `Rehearsed ${word.toLowerCase()}` : word;
  return markup`<section class="warning is-stop" aria-labelledby="stop-heading">
<h2 id="stop-heading">${standingIcon(standing)}<span>${rehearsed}: do not present from this sheet until it is go again</span></h2>
<p>${onOneLine(reason, 400)} <a href="index.html">The report</a> says whose it is and by when it must be mended.</p>
${renderLastGo(lastGo)}
</section>`;
}

function renderLastGo(lastGo: LastGo | null): Markup {
  if (lastGo === null) return markup`<p>No earlier run that went is known here.</p>`;
  const { run, startedAt, href } = lastGo;
  const when = utcDayAndMinute(startedAt);
  return href === null
    ? markup`<p>The last run that went was ${onOneLine(run, 60)} (${when}); its sheet is not beside this one any more.</p>`
    : markup`<p>The last run that went was ${when}: <a href="${href}">its run sheet</a>.</p>`;
}

/** A run that shows the environment otherwise than the audience will see it, whatever its outcome. */
function renderExercise({ run: { incident, bankVersion, only } }: ReportInput): Markup {
  const why = [
    incident !== null && `it was put into the incident ${onOneLine(incident, 60)}`,
    bankVersion !== null && `the bank spoke version ${onOneLine(bankVersion, 40)}`,
    only !== null && `only a part was rehearsed: ${onOneLine(only, 80)}`,
  ].filter((reason) => reason !== false);
  if (why.length === 0) return nothing;
  return markup`<p class="warning is-exercise">${icon('warn')}<span>Not as the audience will see it: ${why.join('; ')}.</span></p>`;
}

function renderRisks(verdict: Verdict | null): Markup {
  const risks = verdict?.risks ?? [];
  if (risks.length === 0) return nothing;
  const more = risks.length - MOST_RISKS;
  return markup`<section class="warning is-risk" aria-labelledby="risk-heading">
<h2 id="risk-heading">${icon('warn')}<span>Know this before you present</span></h2>
<ul>${risks.slice(0, MOST_RISKS).map(({ title }) => markup`<li>${onOneLine(title, 200)}</li>`)}${more > 0 && markup`<li>and ${more} more, in <a href="index.html#risks">the report</a></li>`}</ul>
</section>`;
}
