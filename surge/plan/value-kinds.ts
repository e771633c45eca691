import type { MadeUp } from './plan.ts';
import type { CarriedValue } from './request-values.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const E_MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const TRACE_PARENT = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;
const DATE = /^\d{4}-\d{2}-\d{2}/;
const NAMES_ONE_REQUEST = /correlation|request-?id|idempotency|trace-?id/i;
const LONG_NUMBER = /^\d{6,}$/;
const LONG_TOKEN = /^[\w.~+/=-]{16,}$/;

/** Whether a value may well be one that a platform gave out: an id, a token, a key of a form. */
export function looksGivenOut(value: string): boolean {
  if (/\s/.test(value) || DATE.test(value)) return false;
  return (value.length >= 6 && /\d/.test(value) && !/^\d+[.,]\d+$/.test(value)) || value.length >= 20;
}

/**
 * How a value that the customer's side made must differ from user to user; `null` where it may be the same: what carries a
 * check digit, a date, an amount, a word.
 */
export function kindOf({ name, value, inHeader }: CarriedValue): MadeUp['kind'] | null {
  if (TRACE_PARENT.test(value)) return 'trace';
  if (inHeader && NAMES_ONE_REQUEST.test(name)) return UUID.test(value) ? 'uuid' : 'correlation';
  if (UUID.test(value)) return 'uuid';
  if (E_MAIL.test(value)) return 'e-mail';
  if (DATE.test(value) || isAccountNumber(value) || isCardNumber(value)) return null;
  if (LONG_NUMBER.test(value)) return 'alike';
  return LONG_TOKEN.test(value) && /\d/.test(value) ? 'alike' : null;
}

/** Whether it is an IBAN, by its check digits. */
function isAccountNumber(value: string): boolean {
  const plain = value.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{8,30}$/.test(plain)) return false;
  const digits = (plain.slice(4) + plain.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

/** Whether it is the number of a card, by its check digit. */
function isCardNumber(value: string): boolean {
  if (!/^\d{13,19}$/.test(value)) return false;
  const doubled = [...value].toReversed().map((digit, index) => Number(digit) * (index % 2 === 0 ? 1 : 2));
  return doubled.reduce((sum, digit) => sum + (digit > 9 ? digit - 9 : digit), 0) % 10 === 0;
}
