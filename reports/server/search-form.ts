import { type Markup, markup } from '../html/markup.ts';
import { onOneLine } from '../words/legible-text.ts';
import { STANDING_WORDS } from '../words/standing.ts';
import { isFiltering, type RunQuery, STANDINGS } from './run-query.ts';
import type { Shelf } from './run-shelf.ts';

/** The search among runs, as it was asked; a form that needs no script. */
export function renderSearch(query: RunQuery, { runs }: Shelf): Markup {
  const environments = [...new Set(runs.map(({ environment }) => environment))].sort();
  const standings = STANDINGS.filter((standing) => runs.some((run) => run.standing === standing));
  return markup`<search><form class="run-search" method="get" action="/runs">
<p class="field is-wide"><label for="q">Words</label><input id="q" name="q" type="search" value="${query.q}" placeholder="blocker, commit, demo, run" maxlength="200"></p>
<p class="field"><label for="environment">Environment</label><select id="environment" name="environment"><option value="">any</option>${environments.map((name) => option(name, onOneLine(name, 60), name === query.environment))}</select></p>
<p class="field"><label for="outcome">Outcome</label><select id="outcome" name="outcome"><option value="">any</option>${standings.map((standing) => option(standing, STANDING_WORDS[standing], standing === query.outcome))}</select></p>
<p class="field"><label for="from">From</label><input id="from" name="from" type="date" value="${query.from ?? ''}"></p>
<p class="field"><label for="to">To</label><input id="to" name="to" type="date" value="${query.to ?? ''}"></p>
<p class="field-action"><button type="submit">Search</button>${isFiltering(query) && markup`<a href="/runs">Show all</a>`}</p>
</form></search>`;
}

function option(value: string, name: string, isChosen: boolean): Markup {
  return markup`<option value="${value}"${isChosen && ' selected'}>${name}</option>`;
}
