import { type Markup, markup, nothing } from '../html/markup.ts';
import { onOneLine } from '../words/legible-text.ts';
import { renderServedPage } from './layout.ts';
import { isFiltering, queryText, RUNS_PER_PAGE, type RunQuery, runsMeant } from './run-query.ts';
import type { Shelf } from './run-shelf.ts';
import { renderBroken, renderRunTable } from './run-table.ts';
import { renderSearch } from './search-form.ts';

/** The runs that a query means, a page of them at a time. */
export function renderListPage(shelf: Shelf, query: RunQuery): string {
  const meant = runsMeant(shelf.runs, query);
  const pages = Math.max(1, Math.ceil(meant.length / RUNS_PER_PAGE));
  const page = Math.min(query.page, pages);
  const first = (page - 1) * RUNS_PER_PAGE;
  const shown = meant.slice(first, first + RUNS_PER_PAGE);
  const count = meant.length.toLocaleString('en');
  const sum = isFiltering(query)
    ? `${count} of ${shelf.runs.length.toLocaleString('en')} runs`
    : `${count} ${meant.length === 1 ? 'run' : 'runs'}`;
  return renderServedPage({
    title: query.environment === '' ? 'Runs' : `Runs on ${onOneLine(query.environment, 60)}`,
    heading: query.environment === '' ? 'Runs' : `Runs on ${onOneLine(query.environment, 60)}`,
    intro: `${sum}, the newest first.`,
    content: [
      renderSearch(query, shelf),
      renderRunTable(shown),
      pages === 1 ? nothing : renderPager(query, page, pages),
      renderBroken(shelf.broken),
    ],
    follows: shelf.version,
  });
}

function renderPager(query: RunQuery, page: number, pages: number): Markup {
  const link = (to: number, name: string) =>
    to < 1 || to > pages
      ? markup`<span class="quiet">${name}</span>`
      : markup`<a href="/runs?${queryText(query, to)}">${name}</a>`;
  return markup`<nav class="pager" aria-label="Pages">${link(page - 1, 'Newer')}<span>page ${page} of ${pages}</span>${link(page + 1, 'Older')}</nav>`;
}
