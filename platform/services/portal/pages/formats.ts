import type { Money } from '../../../service-kit/money.ts';

/** Made when first needed: the rules of a language take their time, and the portal starts before anybody looks at it. */
let date: Intl.DateTimeFormat | undefined;

/** An amount for people: `€1,250.50`. */
export function formatMoney({ value, currency }: Money): string {
  return new Intl.NumberFormat('en-IE', { style: 'currency', currency }).format(Number(value));
}

/** A time for people: `21 November 2026 at 09:30 UTC`. */
export function formatTime(iso: string): string {
  date ??= new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${date.format(new Date(iso))} UTC`;
}
