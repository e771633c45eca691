import { type Markup, markup } from '../html/markup.ts';
import { onOneLine } from '../words/legible-text.ts';

const LONGEST_COPIED = 1000;
const LONGEST_SHOWN = 300;

/** A value that the presenter types, with a button that copies it. What is not wholly there to be seen can't be copied. */
export function copyable(value: string, name: string): Markup {
  if (value === '') return markup`<span class="quiet">nothing</span>`;
  const isFit = value.length <= LONGEST_COPIED && /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+$/u.test(value);
  if (!isFit) {
    return markup`<code class="value">${onOneLine(value, LONGEST_SHOWN)}</code> <span class="quiet">(it has signs that can’t be shown, or is too long: see evidence.json)</span>`;
  }
  return markup`<span class="copyable"><code class="value">${value}</code><button type="button" class="copy" data-copy="${name}">Copy<span class="visually-hidden"> ${name}</span></button></span>`;
}
