import type { Standing } from '../../desk/desk.ts';
import type { ApplicationStatus } from '../lifecycle/application-state.ts';
import type { LegalForm } from '../submission.ts';

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
} as const satisfies Record<ApplicationStatus, Standing>;

/** Made when first needed, as the formats of money are: the rules of a language take their time. */
let countries: Intl.DisplayNames | undefined;
const MONEY = new Map<string, Intl.NumberFormat>();

/** Such as `EUR 250,000.00`. */
export function money({ value, currency }: { readonly value: string; readonly currency: string }): string {
  const known = MONEY.get(currency);
  const format = known ?? new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
  if (known === undefined) MONEY.set(currency, format);
  // Its space does not break; people search for and copy an ordinary one.
  return format.format(Number(value)).replaceAll('\u00a0', ' ');
}

/** A country's English name, or its code where it has none. */
export function country(code: string): string {
  countries ??= new Intl.DisplayNames('en', { type: 'region' });
  return countries.of(code) ?? code;
}

/** Such as `Private limited company`. */
export function legalForm(form: LegalForm | null): string {
  if (form === null) return 'Not asked for';
  return `${form.charAt(0).toUpperCase()}${form.slice(1).replaceAll('-', ' ')}`;
}
