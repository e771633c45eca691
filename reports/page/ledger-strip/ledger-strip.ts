import { describeDuration } from '../../../support/duration.ts';
import { standingIcon } from '../../html/icon.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { renderTable } from '../../html/table.ts';
import type { ReportInput } from '../../report-input.ts';
import { utcDay, utcDayAndMinute } from '../../words/instants.ts';
import { onOneLine } from '../../words/legible-text.ts';
import { type Night, nightsOf, type PastRun, pastRuns } from './nights.ts';

const TALLEST = 64;
const MOST_GAPS_DRAWN = 4;
const WORDS: Readonly<Record<PastRun['standing'], string>> = {
  go: 'go',
  risk: 'risk',
  'no-go': 'no-go',
  inconclusive: 'inconclusive',
  'cut-off': 'cut off',
  running: 'still running',
  unjudged: 'no verdict',
};

/** How the earlier nights went, as the ledger has them: outcome, duration and the nights in which nothing ran. */
export function renderLedgerStrip(input: ReportInput): Markup {
  const { earlierRuns, run } = input;
  if (earlierRuns === null) return nothing;
  const { ledger, trouble } = earlierRuns;
  const runs = pastRuns(input, earlierRuns.runs);
  const name = onOneLine(run.environment, 60);
  return markup`<section class="part ledger" id="ledger" aria-labelledby="ledger-heading">
<h2 id="ledger-heading">The nights before this one</h2>
${runs.length === 1 ? firstRun(name, ledger, trouble) : renderStrip(runs, name)}
${trouble !== null && markup`<p class="ledger-trouble">Not all is known of earlier runs: ${onOneLine(trouble, 300)}</p>`}
</section>`;
}

function firstRun(environment: string, ledger: string, trouble: string | null): Markup {
  if (trouble !== null) return nothing;
  return markup`<p class="nothing-here">This is the first run on ${environment} in the ledger (${onOneLine(ledger, 160)}).</p>`;
}

function renderStrip(runs: readonly PastRun[], environment: string): Markup {
  const longest = Math.max(...runs.map(({ durationMs }) => durationMs));
  const exercises = runs.filter(({ counts }) => !counts).length;
  return markup`<p class="listing-intro">The last ${runs.length} runs on ${environment}, the newest at the right: ${tally(runs)}. The taller, the longer it took; the tallest took ${describeDuration(longest)}.${exercises > 0 && ' Hollow bars are exercises, which do not count: an incident, another bank, or a part only.'}</p>
<div class="ledger-strip">
<div class="ledger-frame" role="region" aria-label="Earlier runs by night" tabindex="0"><ol class="nights">${nightsOf(runs).map(renderNight)}</ol></div>
</div>
<details class="ledger-list"><summary>The same as a list</summary>
${renderTable(
  'Earlier runs',
  ['Run', 'Outcome', 'Took', 'Why'],
  runs.map((run) => ({
    cells: [
      markup`${run.hasPage ? markup`<a href="${pageOf(run)}">${utcDayAndMinute(run.startedAt)}</a>` : utcDayAndMinute(run.startedAt)}${run.isThis && markup`<span class="quiet">this run</span>`}`,
      `${WORDS[run.standing]}${remarksOn(run)
        .map((remark) => `, ${remark}`)
        .join('')}`,
      run.durationMs === 0 ? 'not known' : describeDuration(run.durationMs),
      onOneLine(run.summary, 240),
    ],
  })),
)}
</details>`;
}

function tally(runs: readonly PastRun[]): string {
  const counts = Map.groupBy(runs, ({ standing }) => standing);
  const order = Object.values(WORDS);
  return [...counts]
    .map(([standing, own]) => ({ word: WORDS[standing], count: own.length }))
    .sort((a, b) => order.indexOf(a.word) - order.indexOf(b.word))
    .map(({ word, count }) => `${count} ${word}`)
    .join(', ');
}

function renderNight(night: Night): Markup {
  if (night.kind === 'gap') return renderGap(night);
  const { day, runs } = night;
  return markup`<li class="night"><ol class="night-runs">${runs.map((run) => markup`<li>${renderRun(run)}</li>`)}</ol>${renderDay(day)}</li>`;
}

function renderGap({ days, from, until }: Extract<Night, { kind: 'gap' }>): Markup {
  const said =
    days === 1
      ? `Nothing ran on ${withoutYear(from)}`
      : `Nothing ran on the ${days} days from ${withoutYear(from)} to ${withoutYear(until)}`;
  const slots = Math.min(days, MOST_GAPS_DRAWN);
  return markup`<li class="night is-gap" title="${said}"><span class="visually-hidden">${said}</span><span class="gap-slots" aria-hidden="true">${Array.from({ length: slots }, () => markup`<i></i>`)}</span><span class="night-day" aria-hidden="true"><span>no run</span><span>${days === 1 ? '1 day' : `${days} days`}</span></span></li>`;
}

/** `Fri` above `20 Nov`. */
function renderDay(day: string): Markup {
  const [weekday = '', ...date] = withoutYear(day).split(' ');
  return markup`<span class="night-day"><span>${weekday}</span> <span>${date.join(' ')}</span></span>`;
}

function withoutYear(iso: string): string {
  return utcDay(iso).slice(0, -' 2026'.length);
}

function renderRun(run: PastRun): Markup {
  const { standing, height, counts, isThis, hasPage } = run;
  const look = `past-run is-${standing}${counts ? '' : ' is-exercise'}${isThis ? ' is-this' : ''}`;
  const drawn = markup`<svg class="past-bar" width="14" height="${TALLEST + 2}" aria-hidden="true" focusable="false"><rect x="1.5" width="11" rx="2" y="${TALLEST + 1 - height}" height="${height}"/></svg>${standingIcon(standing)}<span class="past-says">${saysOf(run)}</span>`;
  return hasPage
    ? markup`<a class="${look}" href="${pageOf(run)}">${drawn}</a>`
    : markup`<span class="${look}"${isThis && markup` aria-current="true"`}>${drawn}</span>`;
}

function saysOf(run: PastRun): Markup {
  const { standing, startedAt, durationMs, summary, isThis, hasPage } = run;
  const word = WORDS[standing];
  const more = [...remarksOn(run), ...(isThis || hasPage ? [] : ['its page is not here'])].join('; ');
  return markup`<strong>${word.charAt(0).toUpperCase()}${word.slice(1)}${isThis && ', this run'}</strong> ${utcDayAndMinute(startedAt)}${durationMs > 0 && `, took ${describeDuration(durationMs)}`}${more !== '' && `; ${more}`}. <span class="past-why">${onOneLine(summary, 200)}</span>`;
}

/** What its outcome does not say: that it does not count, or that it is taken for a go. */
function remarksOn({ counts, lacksOnlyTheRow }: PastRun): string[] {
  return [
    ...(counts ? [] : ['an exercise, which does not count']),
    ...(lacksOnlyTheRow ? ['a go but for too few before it'] : []),
  ];
}

function pageOf({ id }: PastRun): string {
  return `../${id}/index.html`;
}
