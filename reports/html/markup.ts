import { html, raw } from 'hono/html';
import { legible } from '../words/legible-text.ts';

/** Markup whose text has been escaped. */
export type Markup = ReturnType<typeof raw>;
export type Child = string | number | Markup | false | null | undefined | readonly Child[];

/** Nothing, where there is nothing to say. */
export const nothing: Markup = raw('');

/**
 * A template of HTML: every text put into it is made legible, cut to a sensible length and escaped.
 * The one way in which markup is made here, so that nothing from outside can be taken for markup.
 */
export function markup(strings: TemplateStringsArray, ...children: Child[]): Markup {
  const made = html(strings, ...children.map(legibleChild));
  if (made instanceof Promise) throw new TypeError('markup is made of values that are there, not of promises');
  return made;
}

/** Text that was made by us alone (the style sheet, the script) and must not be escaped. */
export function ours(text: string): Markup {
  return raw(text);
}

function legibleChild(child: Child): Child {
  // Markup is a string only to the compiler: when it runs it is an object, and is left as it is.
  if (typeof child === 'string') return legible(child);
  return isList(child) ? child.map(legibleChild) : child;
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}
