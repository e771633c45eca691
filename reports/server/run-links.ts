import { utcDay, utcMinute } from '../instants.ts';
import { onOneLine } from '../legible-text.ts';
import { standingIcon } from '../page/icon.ts';
import { type Markup, markup } from '../page/markup.ts';
import type { KeptRun } from './kept-run.ts';

/** The address of a run's page; of a file in its folder where a path is given that has been made an address already. */
export function runAddress(id: string, path = ''): string {
  return `/runs/${encodeURIComponent(id.toWellFormed())}/${path}`;
}

/** `Sat 21 Nov 2026, 09:30 UTC`. */
export function dayAndMinute(iso: string): string {
  return `${utcDay(iso)}, ${utcMinute(iso)}`;
}

/** How a run stands, as a sign and a word. */
export function renderStanding({ standing, word }: Pick<KeptRun, 'standing' | 'word'>): Markup {
  return markup`<span class="standing is-${standing}">${standingIcon(standing)}<span>${word}</span></span>`;
}

/** A link to a run, called by when it began; its id is told beside it. */
export function renderRunLink({ id, startedAt }: Pick<KeptRun, 'id' | 'startedAt'>): Markup {
  return markup`<a href="${runAddress(id)}"><time datetime="${startedAt}">${dayAndMinute(startedAt)}</time></a> <span class="quiet">${onOneLine(id, 60)}</span>`;
}
