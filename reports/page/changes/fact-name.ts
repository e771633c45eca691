import { type Markup, markup, ours } from '../../html/markup.ts';
import { onOneLine } from '../../words/legible-text.ts';

/** What a fact is of, and its id, which breaks after its slashes where it must. */
export function renderFactName({ id, subject }: { id: string; subject: string }): Markup {
  const [first = '', ...further] = onOneLine(id, 160).split('/');
  const parts = further.map((part) => markup`/${ours('<wbr>')}${part}`);
  return markup`${onOneLine(subject, 80)}<code class="quiet">${first}${parts}</code>`;
}
