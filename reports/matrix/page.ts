import type { Compatibility, CompatibilityCell } from '../../model/compatibility.ts';
import { describeDuration } from '../../support/duration.ts';
import { renderHead } from '../html/head.ts';
import { type IconName, icon, standingIcon } from '../html/icon.ts';
import { type Markup, markup } from '../html/markup.ts';
import { styleOf } from '../page/assets.ts';
import { utcDayAndMinute, utcMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import { headline } from './terminal.ts';

const style = styleOf(['tokens', 'page', 'masthead', 'verdict', 'frame', 'matrix']);

const CELL_ICONS = { works: 'pass', breaks: 'fail', 'not-played': 'skipped' } as const satisfies Record<
  CompatibilityCell['result'],
  IconName
>;

/** The matrix as one HTML document that opens from disk, each version linked to its run's own report. */
export function renderMatrixPage(matrix: Compatibility): string {
  const declared = matrix.versions.find(({ version }) => version === matrix.expected);
  const sentence = headline(matrix);
  return markup`<!doctype html>
<html lang="en">
${renderHead(sentence, { style })}
<body class="standing-${declared?.outcome ?? 'unjudged'}">
<header class="verdict">
<a class="skip" href="#content">Skip to the matrix</a>
<div class="verdict-inner">
<p class="masthead"><span class="wordmark">rehearse</span><span class="run-id">compatibility ${onOneLine(matrix.id, 60)}</span></p>
<p class="meaning">One platform, ${matrix.versions.length} ${matrix.versions.length === 1 ? 'version' : 'versions'} of the bank</p>
<h1 class="is-long"><span>Compatibility</span></h1>
<p class="reason-sentence">${sentence}</p>
</div>
</header>
<main id="content">
${renderTable(matrix)}
<p class="quiet made-by">Rehearsed on ${onOneLine(matrix.environment, 60)}, ${utcDayAndMinute(matrix.startedAt)} to ${utcMinute(matrix.endedAt)}. <a href="matrix.json">matrix.json</a> holds the same for other tools.</p>
</main>
<footer class="colophon"><p>Rehearsed by rehearse. This page is a file: it loads nothing, and sends nothing.</p></footer>
</body>
</html>
`.toString();
}

function renderTable({ versions, scenarios, expected }: Compatibility): Markup {
  if (scenarios.length === 0) return markup`<p class="nothing-here">No scenario was played.</p>${renderRuns(versions)}`;
  return markup`<div class="matrix-frame" role="region" aria-label="Scenarios by version of the bank" tabindex="0">
<table class="matrix">
<thead><tr><th scope="col">Scenario</th>${versions.map(
    (version) => markup`<th scope="col">${renderVersion(version, version.version === expected)}</th>`,
  )}</tr></thead>
<tbody>${scenarios.map(
    ({ title, cells }) =>
      markup`<tr><th scope="row">${onOneLine(title, 240)}</th>${cells.map(
        (cell) =>
          markup`<td class="is-${cell.result}" data-version="${onOneLine(cell.version, 40)}">${renderCell(cell)}</td>`,
      )}</tr>`,
  )}</tbody>
</table>
</div>`;
}

type Version = Compatibility['versions'][number];

function renderVersion(version: Version, isExpected: boolean): Markup {
  return markup`<span class="matrix-version">${onOneLine(version.version, 40)}</span>${isExpected && markup`<span class="matrix-expected">the environment expects it</span>`}<span class="matrix-outcome">${standingIcon(version.outcome)}${version.outcome}</span>${runLink(version)}`;
}

function renderRuns(versions: readonly Version[]): Markup {
  return markup`<ul>${versions.map((version) => markup`<li>${renderVersion(version, false)}</li>`)}</ul>`;
}

function runLink({ run, version }: Version): Markup {
  const href = `../../runs/${encodeURIComponent(run)}/index.html`;
  return markup`<a href="${href}">The run<span class="visually-hidden"> against ${onOneLine(version, 40)}</span></a>`;
}

function renderCell({ result, step, because, owner, attempts, durationMs }: CompatibilityCell): Markup {
  const retried = attempts > 1 && markup`<span class="retried">${icon('warn')}attempt ${attempts}</span>`;
  if (result === 'works') {
    return markup`<p class="cell-result">${icon(CELL_ICONS.works)}Works</p><p class="quiet">${describeDuration(durationMs)} ${retried}</p>`;
  }
  const where =
    result === 'not-played' ? 'Not played' : step === null ? 'Breaks' : `Breaks at “${onOneLine(step, 160)}”`;
  return markup`<p class="cell-result">${icon(CELL_ICONS[result])}<span>${where}</span></p>
<p>${onOneLine(because ?? 'no reason was recorded', 600)}</p>
${owner !== null && markup`<p class="quiet">${onOneLine(owner.name, 80)}, ${onOneLine(owner.contact, 80)}</p>`}`;
}
