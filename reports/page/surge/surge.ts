import type { Surge, SurgeLevel } from '../../../model/surge.ts';
import { describeDuration } from '../../../support/duration.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { renderTable } from '../../html/table.ts';
import { utcDayAndMinute } from '../../words/instants.ts';
import { onOneLine } from '../../words/legible-text.ts';
import { LEVEL_WORDS, measuredText, OUTCOME_WORDS, reasonsText } from '../../words/surge-text.ts';
import { renderSurgeChart } from './surge-chart.ts';
import { renderOwner } from './surge-owner.ts';

/** What the contents say of it: for how many users it is fit. */
export function countSurge(surge: Surge | null | undefined): string {
  if (surge === null || surge === undefined) return '';
  return surge.fitUpTo === null ? OUTCOME_WORDS[surge.outcome].toLowerCase() : String(surge.fitUpTo);
}

/** For how many users the platform stays fit to show: the answer, a chart and a table for each step, and what is not covered. */
export function renderSurge(surge: Surge | null): Markup {
  if (surge === null) return nothing;
  const { outcome, summary, scenario, asked, startedAt, firstOver, levels, stopped, incident } = surge;
  return markup`<section class="part surge" id="surge" aria-labelledby="surge-heading">
<h2 id="surge-heading">How many users it stays fit for</h2>
<p class="surge-answer is-${outcome}"><strong>${OUTCOME_WORDS[outcome]}.</strong> ${onOneLine(summary, 500)}</p>
${firstOver !== null && renderOwner(firstOver.request)}
<p class="listing-intro">${utcDayAndMinute(startedAt)}: “${onOneLine(scenario.title, 160)}” was replayed by up to ${asked.users} users, with ${pauseText(asked)} between steps${incident !== null && markup`, the platform being put into <code>${incident}</code>`}. One alone took ${describeDuration(surge.aloneMs)}.${stopped !== null && ` It was ended before its time: ${onOneLine(stopped, 240)}.`}</p>
${levels.length > 0 && renderSteps(surge)}
${levels.length > 0 && renderLevels(levels)}
${renderLimits(surge)}
</section>`;
}

function pauseText({ pauseMs }: Surge['asked']): string {
  return pauseMs === 0 ? 'no pause' : `pauses of ${describeDuration(pauseMs)} and more`;
}

function renderSteps(surge: Surge): Markup {
  const { steps, levels, requests } = surge;
  const charts = steps.flatMap(({ title, budgetMs }, step) => {
    if (!requests.some((request) => request.step === step)) return [];
    const measured = levels.flatMap(({ users, state, steps: each }) => {
      const found = each[step];
      return found === undefined || found.count === 0 ? [] : [{ users, state, ...found }];
    });
    return [
      markup`<li class="surge-step"><h3>${onOneLine(title, 160)}</h3>${renderSurgeChart(measured, budgetMs, levels.at(-1)?.users ?? 1)}</li>`,
    ];
  });
  return markup`<p class="surge-key" aria-hidden="true"><span class="key-p95">95 of 100 users waited no longer</span><span class="key-p50">half of them</span><span class="key-budget">budget</span><span class="key-failed">some failed</span></p>
<ol class="surge-steps">${charts}</ol>
<details class="surge-table" open><summary>The same as a table: how long 95 of 100 users waited at most</summary>
${renderTable(
  'Steps by number of users',
  ['Step', 'Budget', ...levels.map(({ users }) => `${users} users`)],
  steps.flatMap(({ title, budgetMs }, step) => {
    if (!requests.some((request) => request.step === step)) return [];
    const cells = levels.map(({ steps: each }) => {
      const measured = each[step];
      if (measured === undefined) return '';
      return measured.failed === 0
        ? measuredText(measured)
        : markup`${measuredText(measured)}<span class="quiet surge-reasons">${reasonsText(measured)}</span>`;
    });
    return [{ cells: [onOneLine(title, 160), describeDuration(budgetMs), ...cells] }];
  }),
)}
</details>`;
}

function renderLevels(levels: readonly SurgeLevel[]): Markup {
  return markup`<details class="surge-table"><summary>Each level, the load engine itself and what browsers saw</summary>
${renderTable(
  'Levels',
  ['Users', 'Came to', 'Requests a second', 'Engine', 'Late (99 of 100)', 'In browsers'],
  levels.map(({ users, reached, state, requestsPerSecond, engine, browsers }) => ({
    cells: [
      reached >= users ? String(users) : `${users} (${reached} at once)`,
      LEVEL_WORDS[state],
      String(requestsPerSecond),
      `${Math.round(engine.cpu * 100)} % of a core`,
      `${Math.round(engine.delayP99Ms)} ms`,
      browsers.length === 0
        ? 'nothing seen'
        : browsers
            .map(
              ({ step, medianMs, failed }) =>
                `${onOneLine(step, 60)} ${failed > 0 ? 'failed' : describeDuration(medianMs)}`,
            )
            .join('; '),
    ],
  })),
)}
</details>`;
}

function renderLimits({ notCovered, madeUp, captured, notes, requests }: Surge): Markup {
  const said = [
    ...notCovered.map(({ step, why }) => `Not covered: “${onOneLine(step, 120)}”, ${why}.`),
    ...(madeUp.length === 0 ? [] : [`Each user had its own ${madeUp.join(', ')}.`]),
    ...(captured.length === 0 ? [] : [`Taken from answers: ${[...new Set(captured)].join(', ')}.`]),
    `Replayed: ${[...new Set(requests.map(({ method, pattern, service }) => `${method} ${pattern} of ${service}`))].join(', ')}.`,
    ...notes.map((note) => `${onOneLine(note, 300)}.`),
  ];
  return markup`<ul class="surge-limits quiet">${said.map((text) => markup`<li>${text}</li>`)}</ul>`;
}
