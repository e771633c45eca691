import type { Finding, FindingStatus, Readiness } from '../../model/finding.ts';
import { describeDuration } from '../../support/duration.ts';
import { icon } from '../html/icon.ts';
import { type Markup, markup } from '../html/markup.ts';
import type { ReportInput } from '../report-input.ts';
import { onOneLine } from '../words/legible-text.ts';
import type { Moment } from '../words/moment.ts';
import type { Anchors } from './anchors.ts';
import { askedAgain, renderAskedAgain } from './asked-again.ts';
import { renderFinding } from './finding.ts';

const WORST_FIRST: readonly FindingStatus[] = ['fail', 'unknown', 'warn', 'pass'];
/** With more checks their names are written upright, with more still each part has its own list. */
const MOST_COLUMNS = 9;
const MOST_UPRIGHT = 24;

/** What was asked of the environment before the first click: what was asked about across, whom it was asked of down. */
export function renderReadiness(
  { readiness, readinessAfter }: Pick<ReportInput, 'readiness' | 'readinessAfter'>,
  moment: Moment,
  anchors: Anchors,
): Markup {
  return markup`<section class="part readiness" id="readiness" aria-labelledby="readiness-heading">
<h2 id="readiness-heading">Is the environment ready?</h2>
${readiness === null ? markup`<p class="nothing-here">The environment was not checked, or the answers were not kept.</p>` : renderAnswers(readiness, moment, anchors)}
${renderAskedAgain(askedAgain(readiness, readinessAfter), moment, anchors)}
</section>`;
}

/** Where all passed, the table waits to be opened: what an audience sees stands higher than a page of ticks. */
function renderAnswers({ findings, durationMs }: Readiness, moment: Moment, anchors: Anchors): Markup {
  if (findings.length === 0) return markup`<p class="nothing-here">No question was asked of the environment.</p>`;
  const counted = markup`${tally(findings)} in ${describeDuration(durationMs)}.`;
  const matrix = renderMatrix(findings, moment, anchors);
  return findings.every(({ status }) => status === 'pass')
    ? markup`<details class="all-passed"><summary class="tally">${counted} Open to see each question and its answer.</summary>${matrix}</details>`
    : markup`<p class="tally">${counted} Open a cell to see what was expected and what was seen.</p>${matrix}`;
}

function renderMatrix(findings: readonly Finding[], moment: Moment, anchors: Anchors): Markup {
  const asked = Map.groupBy(findings, ({ check, subject }) => keyOf(check, subject));
  const checks = checksOf(findings);
  const subjects = subjectsOf(findings);
  return markup`<div class="matrix-frame"><table class="matrix${lookOf(checks.length)}" role="table">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col"><span class="visually-hidden">Part of the environment</span></th>${checks.map((check) => markup`<th role="columnheader" scope="col"><span>${onOneLine(check, 40)}</span></th>`)}</tr></thead>
<tbody role="rowgroup">${subjects.map(
    (subject) =>
      markup`<tr role="row"><th role="rowheader" scope="row" title="${onOneLine(subject, 80)}">${onOneLine(subject, 80)}</th>${checks.map(
        (check) => renderCell(check, asked.get(keyOf(check, subject)) ?? [], moment, anchors),
      )}</tr>`,
  )}</tbody>
</table></div>`;
}

function lookOf(columns: number): string {
  if (columns <= MOST_COLUMNS) return '';
  return columns <= MOST_UPRIGHT ? ' is-crowded is-upright' : ' is-crowded';
}

function keyOf(check: string, subject: string): string {
  return JSON.stringify([check, subject]);
}

/** What is asked of most parts first: the table thins out to the right. */
function checksOf(findings: readonly Finding[]): string[] {
  const subjects = Map.groupBy(findings, ({ check }) => check);
  const asked = [...subjects].map(([check, own]) => ({ check, of: new Set(own.map(({ subject }) => subject)).size }));
  return asked.toSorted((a, b) => b.of - a.of).map(({ check }) => check);
}

/** The parts of the environment of which something is wrong first, otherwise as the environment's definition has them. */
function subjectsOf(findings: readonly Finding[]): string[] {
  const bySubject = [...Map.groupBy(findings, ({ subject }) => subject)];
  const worst = (own: readonly Finding[]) => Math.min(...own.map(({ status }) => WORST_FIRST.indexOf(status)));
  return bySubject.toSorted(([, a], [, b]) => worst(a) - worst(b)).map(([subject]) => subject);
}

function tally(findings: readonly Finding[]): Markup[] {
  return WORST_FIRST.flatMap((status) => {
    const count = findings.filter((finding) => finding.status === status).length;
    return count === 0 ? [] : [markup`<span class="tally-count">${icon(status)}${count} ${status}</span> `];
  });
}

function renderCell(check: string, findings: readonly Finding[], moment: Moment, anchors: Anchors): Markup {
  const worst = WORST_FIRST.find((status) => findings.some((finding) => finding.status === status));
  if (worst === undefined) {
    return markup`<td role="cell" class="is-empty"><span aria-hidden="true">–</span><span class="visually-hidden">not asked</span></td>`;
  }
  const good = findings.filter(({ status }) => status === 'pass').length;
  const count = findings.length === 1 ? '' : ` ${good}/${findings.length}`;
  const sorted = findings.toSorted((a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status));
  return markup`<td role="cell"><details name="readiness" class="finding-cell is-${worst}">
<summary>${icon(worst)}<span class="cell-check">${onOneLine(check, 40)}</span><span><span class="cell-status">${worst}</span>${count}</span></summary>
<div class="findings">${sorted.map((finding) => renderFinding(finding, moment, anchors.asked(finding.id)))}</div>
</details></td>`;
}
