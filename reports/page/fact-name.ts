import { onOneLine } from '../legible-text.ts';
import { type Markup, markup } from './markup.ts';

/** What a fact is of, and its id. */
export function renderFactName({ id, subject }: { id: string; subject: string }): Markup {
  return markup`${onOneLine(subject, 80)}<code class="quiet">${onOneLine(id, 160)}</code>`;
}
