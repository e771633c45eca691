import { type Markup, markup } from './markup.ts';

/** A command to be typed; one click selects it whole. */
export function command(text: string): Markup {
  return markup`<code class="command">${text}</code>`;
}
