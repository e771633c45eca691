import { type Html, html } from './html.ts';

/** Pictures beside words that say the same: hidden from those who have the page read out. */

const icon = (content: Html): Html =>
  html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${content}</svg>`;

export const TICK = icon(html`<circle cx="12" cy="12" r="9" /><path d="m8 12.4 2.7 2.7L16 9.6" />`);
export const CROSS = icon(html`<circle cx="12" cy="12" r="9" /><path d="m9 9 6 6m0-6-6 6" />`);
export const CLOCK = icon(html`<circle cx="12" cy="12" r="9" /><path d="M12 7v5l3 2" />`);
export const QUESTION = icon(
  html`<path d="M21 12a8.5 8.5 0 0 1-12.4 7.5L3.5 21l1.4-4.6A8.5 8.5 0 1 1 21 12Z" /><path d="M10 9.7a2.2 2.2 0 1 1 3 2c-.7.3-1 .8-1 1.5" /><path d="M12 16.2h.01" />`,
);
export const WARNING = icon(html`<path d="M12 4 2.8 19.5h18.4Z" /><path d="M12 10v4" /><path d="M12 16.8h.01" />`);
export const ARROW = icon(html`<path d="M5 12h14m-6-6 6 6-6 6" />`);
export const BUILDING = icon(html`<path d="M3 21h18M5 21V9l7-5 7 5v12M9 21v-6h6v6" /><path d="M10 10.5h4" />`);
export const TRANSFER = icon(html`<path d="M4 8h14m-4-4 4 4-4 4M20 16H6m4-4-4 4 4 4" />`);
export const SPINNER: Html = html`<span class="spinner" aria-hidden="true"></span>`;

/** The sign of Northgate: a gate under a northern star. */
export const SIGN: Html = html`<svg class="sign" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false"><rect width="40" height="40" rx="11" class="sign-ground" /><path class="sign-gate" d="M10 31V20.5a10 10 0 0 1 20 0V31h-5.2V20.8a4.8 4.8 0 0 0-9.6 0V31Z" /><path class="sign-star" d="m20 4.2 1 2.5 2.5 1-2.5 1-1 2.5-1-2.5-2.5-1 2.5-1Z" /></svg>`;
