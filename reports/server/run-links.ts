import { standingIcon } from '../html/icon.ts';
import { type Markup, markup } from '../html/markup.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import type { KeptRun } from './kept-run.ts';

/** The address of a run's page; of a file in its folder where a path is given that has been made an address already. */
export function runAddress(id: string, path = ''): string {
  return `/runs/${encodeURIComponent(id.toWellFormed())}/${path}`;
}

/** How a run stands, as a sign and a word. */
export function renderStanding({ standing, word }: Pick<KeptRun, 'standing' | 'word'>): Markup {
  return markup`<span class="standing is-${standing}">${standingIcon(standing)}<span>${word}</span></span>`;
}

/** A link to a run, called by when it began; its id is told beside it. */
export function renderRunLink({ id, startedAt }: Pick<KeptRun, 'id' | 'startedAt'>): Markup {
  return markup`<a href="${runAddress(id)}"><time datetime="${startedAt}">${utcDayAndMinute(startedAt)}</time></a> <span class="quiet">${onOneLine(id, 60)}</span>`;
}
