import { isObject } from '../../contract/document/json.ts';
import { below, keysOf, valueAt } from '../../contract/document/json-pointer.ts';
import type { Fact } from '../../desk/desk.ts';
import { inWords } from './words.ts';

/** Names under which stands what is nobody's business on a screen. */
const PRIVATE =
  /ssn|social_?security|passport|matricula|pass(word|code|phrase)|secret|token|credential|signature|authori[sz]ation|^pin$|pin_?code|cvv|cvc|^otp$|card_?number|^pan$|tax_?id|^ein$|date_?of_?birth/i;
const REFERENCE = /(^|_)(id|iban|bic|number|reference)$|(Id|Iban|IBAN|Bic|Number|Reference)$/;
const DEEPEST = 5;
const LONGEST = 200;
/** How many objects of a list are shown. */
const MOST_ENTRIES = 3;
/** Names that say nothing without that of what they stand in. */
const BARE = /^(href|url|uri|values?|content|\d+)$/i;

/** A readable value of a body and where it stands. */
export interface PlacedFact {
  readonly pointer: string;
  readonly fact: Fact;
}

/** What a person can read of what stands at some places of a body. */
export function factsAt(body: unknown, places: readonly string[]): PlacedFact[] {
  const open = places.filter((place) => !keysOf(place).some((key) => PRIVATE.test(key)));
  return open.flatMap((place) => factsIn(valueAt(body, place), place));
}

/** What of a body a person can read, flat, outermost first; what sounds private is left out. */
export function factsIn(body: unknown, at = '', depth = 0): PlacedFact[] {
  const amount = amountOf(body);
  if (amount !== undefined) return [{ pointer: at, fact: factOf(at, amount) }];
  if (Array.isArray(body)) {
    const plain = body.filter((entry) => isPlain(entry));
    if (plain.length === body.length && plain.length > 0) {
      return [{ pointer: at, fact: factOf(at, plain.map(shown).join(', ')) }];
    }
    const objects = body.slice(0, MOST_ENTRIES).filter(isObject);
    return depth > DEEPEST ? [] : objects.flatMap((entry, index) => factsIn(entry, below(at, index), depth + 1));
  }
  if (isPlain(body)) return shown(body) === '' ? [] : [{ pointer: at, fact: factOf(at, shown(body)) }];
  if (!isObject(body) || depth > DEEPEST) return [];
  const fields = Object.entries(body).filter(([key]) => !PRIVATE.test(key));
  const isFlat = (value: unknown) => isPlain(value) || amountOf(value) !== undefined;
  const ordered = [...fields.filter(([, value]) => isFlat(value)), ...fields.filter(([, value]) => !isFlat(value))];
  return ordered.flatMap(([key, value]) => factsIn(value, below(at, key), depth + 1));
}

function factOf(pointer: string, value: string): Fact {
  const keys = keysOf(pointer);
  const key = keys.findLast((name) => !BARE.test(name)) ?? keys.at(-1) ?? 'value';
  const short = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  return { term: inWords(key), value: short, ...(REFERENCE.test(key) ? { reference: true } : {}) };
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function shown(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value).trim();
}

/** Such as `1250 EUR`, of an object that is an amount and nothing else. */
function amountOf(value: unknown): string | undefined {
  if (!isObject(value) || Object.keys(value).length !== 2) return undefined;
  const named = (name: RegExp) => Object.entries(value).find(([key]) => name.test(key))?.[1];
  const [amount, currency] = [named(/^(value|amount)$/i), named(/^currency(_?code)?$/i)];
  if (typeof currency !== 'string') return undefined;
  return typeof amount === 'string' || typeof amount === 'number' ? `${amount} ${currency}` : undefined;
}
