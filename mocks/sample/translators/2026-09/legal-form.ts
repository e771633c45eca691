import { z } from 'zod';
import { LEGAL_FORMS, type LegalForm } from '../../submission.ts';

const NAMES = {
  'sole-proprietor': 'SOLE_PROPRIETOR',
  partnership: 'PARTNERSHIP',
  'private-limited-company': 'PRIVATE_LIMITED_COMPANY',
  'public-limited-company': 'PUBLIC_LIMITED_COMPANY',
  cooperative: 'COOPERATIVE',
  other: 'OTHER',
} as const satisfies Record<LegalForm, string>;

/** A legal form by this version's name for it, as the bank's own. */
export const legalFormSchema = z.enum(NAMES).transform((name): LegalForm => {
  const form = LEGAL_FORMS.find((candidate) => NAMES[candidate] === name);
  if (form === undefined) throw new Error(`${name} stands for no legal form`);
  return form;
});

/** This version's name for a legal form; earlier versions did not ask for it. */
export function legalFormName(form: LegalForm | null): string {
  return form === null ? 'UNKNOWN' : NAMES[form];
}
