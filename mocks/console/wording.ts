import { html } from 'hono/html';
import { isoTime } from '../../support/clock.ts';
import type { Markup } from './layout.ts';

// Made when first needed: the rules of a language take their time, and a bank starts before anybody looks at it.
const times = new Map<'medium' | 'short', Intl.DateTimeFormat>();

/** A moment, for people; milliseconds since the epoch. */
export function time(at: number): Markup {
  return html`<time datetime="${isoTime(at)}">${formatted(at, 'medium')} UTC</time>`;
}

/** A moment to the minute, where seconds would only make a page restless. */
export function timeToTheMinute(at: number): Markup {
  return html`<time datetime="${isoTime(at)}">${formatted(at, 'short')} UTC</time>`;
}

function formatted(at: number, timeStyle: 'medium' | 'short'): string {
  const known = times.get(timeStyle);
  if (known !== undefined) return known.format(at);
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle, timeZone: 'UTC' });
  times.set(timeStyle, format);
  return format.format(at);
}

/** A count with its thousands apart. */
export function count(number: number): string {
  return number.toLocaleString('en');
}

/** A word as a heading has it: `application` becomes `Application`. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
