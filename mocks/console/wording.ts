import { html } from 'hono/html';
import { isoTime } from '../../support/clock.ts';
import type { Markup } from './layout.ts';

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
const TO_THE_MINUTE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** A moment, for people; milliseconds since the epoch. */
export function time(at: number): Markup {
  return html`<time datetime="${isoTime(at)}">${TIME.format(at)} UTC</time>`;
}

/** A moment to the minute, where seconds would only make a page restless. */
export function timeToTheMinute(at: number): Markup {
  return html`<time datetime="${isoTime(at)}">${TO_THE_MINUTE.format(at)} UTC</time>`;
}

/** A count with its thousands apart. */
export function count(number: number): string {
  return number.toLocaleString('en');
}

/** A word as a heading has it: `application` becomes `Application`. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
