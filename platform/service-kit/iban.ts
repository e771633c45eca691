import { z } from 'zod';

const FORM = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
const LETTERS_BEGIN_AT = 10;

/** Whether a text without spaces is an IBAN whose check digits are right (ISO 13616: the remainder by 97 is 1). */
export function isIban(text: string): boolean {
  if (!FORM.test(text)) return false;
  let remainder = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65 + LETTERS_BEGIN_AT;
    remainder = (remainder * (value < LETTERS_BEGIN_AT ? 10 : 100) + value) % 97;
  }
  return remainder === 1;
}

/** An IBAN in the form in which machines exchange it. */
export const ibanSchema = z.string().refine(isIban, 'must be an IBAN with right check digits and no spaces');

/** An IBAN as it is printed for people: in groups of four. */
export function formatIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}
