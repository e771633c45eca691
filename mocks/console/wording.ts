import { html } from 'hono/html';
import { isoTime } from '../../support/clock.ts';
import type { ApplicationStatus } from '../lifecycle/application.ts';
import type { Markup } from './layout.ts';

/** How staff are told where an application stands, and how urgent it looks. */
export const STANDING = {
  received: { short: 'Received', long: 'Received, not yet assessed', look: 'waiting' },
  'information-required': {
    short: 'Applicant to answer',
    long: 'Waiting for the applicant to answer',
    look: 'waiting',
  },
  'under-review': { short: 'To be decided', long: 'Waiting for a decision by bank staff', look: 'waiting' },
  approved: { short: 'Approved', long: 'Approved by bank staff', look: 'good' },
  rejected: { short: 'Rejected', long: 'Rejected by bank staff', look: 'bad' },
} as const satisfies Record<ApplicationStatus, { short: string; long: string; look: 'waiting' | 'good' | 'bad' }>;

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
const COUNTRY = new Intl.DisplayNames('en', { type: 'region' });

/** A moment, for people; milliseconds since the epoch. */
export function time(at: number): Markup {
  return html`<time datetime="${isoTime(at)}">${TIME.format(at)} UTC</time>`;
}

/** Such as `EUR 250,000.00`. */
export function money({ value, currency }: { value: string; currency: string }): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' }).format(Number(value));
}

/** A country's English name, or its code where it has none. */
export function country(code: string): string {
  return COUNTRY.of(code) ?? code;
}
