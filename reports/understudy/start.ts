import { describeDuration } from '../../support/duration.ts';
import { icon } from '../html/icon.ts';
import { type Markup, markup } from '../html/markup.ts';
import type { ReportInput } from '../report-input.ts';
import { onOneLine } from '../words/legible-text.ts';
import type { Album } from './album.ts';
import type { Provenance } from './provenance.ts';
import type { Chapter } from './show.ts';

/** Where the show begins: what it is, and each scenario as a tile that begins it. */
export function renderStart(
  { run }: ReportInput,
  { came, warning }: Provenance,
  chapters: readonly Chapter[],
  album: Album,
  leftOut: readonly string[],
): Markup {
  const title = run.demo.title === null ? 'The demo, as it was rehearsed' : onOneLine(run.demo.title, 120);
  return markup`<main class="start" id="start">
<header class="bill${warning !== null && ' standing-no-go'}">
<p class="masthead"><span class="wordmark">rehearse</span><span>The understudy</span></p>
<h1>${title}</h1>
<p class="bill-says">Every screen is a picture from the rehearsal. Nothing here is live.</p>
<p class="bill-came">${came}</p>
</header>
${warning !== null && markup`<p class="warning">${icon('fail')}<span>Not fit to stand in for the demo: this run ${warning}.</span></p>`}
${leftOut.map((sentence) => markup`<p class="left-out">${icon('warn')}<span>${sentence}.</span></p>`)}
<ol class="tiles">${chapters.map((chapter, index) => renderTile(chapter, index + 1, album))}</ol>
${renderKeys()}
</main>`;
}

function renderTile(chapter: Chapter, number: number, album: Album): Markup {
  const { title, fallback, status, steps, durationMs } = chapter;
  const facts = `${steps} ${steps === 1 ? 'step' : 'steps'}, ${describeDuration(durationMs)} in the rehearsal`;
  return markup`<li><a class="tile" href="#${number}.1">
<span class="tile-picture"${pictureOfTile(chapter, album)}></span>
<span class="tile-says"><span class="tile-number">${number}</span><span class="tile-text"><strong>${onOneLine(title, 160)}</strong>
<span class="tile-facts">${facts}</span>
${fallback !== null && markup`<span class="tile-facts">Fallback: ${onOneLine(fallback, 120)}</span>`}
${status !== 'passed' && markup`<span class="tile-failed">${icon('fail')}${status === 'cut-off' ? 'cut off' : status} in the rehearsal</span>`}
<span class="tile-shown" hidden>${icon('pass')}shown</span></span></span>
</a></li>`;
}

/** How the scenario ends: that tells one from another, where they all begin on the same screen. */
function pictureOfTile({ frames }: Chapter, album: Album): Markup | false {
  const numbers = frames.flatMap(({ picture }) => (picture === null ? [] : [album.numberOf(picture)]));
  const last = numbers.findLast((number) => number !== undefined);
  return last !== undefined && markup` data-picture="${last}"`;
}

const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['→', 'Space'], 'on'],
  [['←'], 'back'],
  [['Home', 'End'], 'first and last screen'],
  [['F'], 'full screen'],
  [['C'], 'captions'],
  [['W'], 'waits'],
  [['Z'], 'size'],
  [['Esc'], 'back here'],
];

function renderKeys(): Markup {
  return markup`<dl class="keys">${KEYS.map(
    ([keys, does]) => markup`<div><dt>${keys.map((key) => markup`<kbd>${key}</kbd>`)}</dt><dd>${does}</dd></div>`,
  )}</dl>
<p class="letters"><label><input type="checkbox" id="letters" checked> Letters work as keys</label></p>`;
}
