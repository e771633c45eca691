import { type Markup, markup } from '../html/markup.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { renderServedPage } from './layout.ts';
import type { Shelf } from './run-shelf.ts';

const NEWEST_OFFERED = 100;

/** The page that asks which two runs are to be compared; `trouble` is why those that were named can't be. */
export function renderChoosePage(shelf: Shelf, names: readonly string[], trouble: string | null): string {
  return renderServedPage({
    title: 'Compare two runs',
    heading: 'Compare two runs',
    intro: 'The second beside the first: what became worse, what became better, what changed.',
    content: [
      trouble === null ? markup`` : markup`<p class="trouble" role="alert">${trouble}</p>`,
      renderChoice(shelf, names),
    ],
    follows: null,
  });
}

/** The form that names two runs. */
export function renderChoice({ runs }: Shelf, [first = '', second = '']: readonly string[]): Markup {
  const offered = runs.slice(0, NEWEST_OFFERED);
  return markup`<form class="run-search" method="get" action="/compare">
<p class="field is-wide"><label for="first">First run</label><input id="first" name="run" list="known-runs" value="${first}" placeholder="an id, or last-go" maxlength="200" required></p>
<p class="field is-wide"><label for="second">Second run</label><input id="second" name="run" list="known-runs" value="${second}" placeholder="an id, or latest" maxlength="200" required></p>
<p class="field-action"><button type="submit">Compare</button></p>
<datalist id="known-runs"><option value="latest">the newest run</option><option value="last-go">the newest other that was go</option>${offered.map(
    ({ id, environment, word, startedAt }) =>
      markup`<option value="${id}">${environment}, ${word}, ${utcDayAndMinute(startedAt)}</option>`,
  )}</datalist>
</form>`;
}
