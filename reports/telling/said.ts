import { redact } from '../../support/redact.ts';
import { isWebAddress } from '../words/href.ts';
import { onOneLine } from '../words/legible-text.ts';

const LONGEST_ADDRESS = 2000;

/** Text from outside as it may be told: on one line, legible, without a secret that is known, and no longer than `limit`. */
export function said(text: string, limit = 200): string {
  return onOneLine(redact(text), limit);
}

/** An address that may be told and followed; `null` for anything else. */
export function saidAddress(url: string): string | null {
  if (url.length > LONGEST_ADDRESS || redact(url) !== url || !isWebAddress(url)) return null;
  return new URL(url).href.length > LONGEST_ADDRESS ? null : new URL(url).href;
}

/** The first of a list, as they are told, and how many there are besides. */
export function folded<Item, Said>(
  items: readonly Item[],
  most: number,
  tell: (item: Item) => Said,
): { listed: Said[]; more: number } {
  return { listed: items.slice(0, most).map(tell), more: Math.max(0, items.length - most) };
}
