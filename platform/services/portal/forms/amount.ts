import { z } from 'zod';

const PLAIN = /^\d+([.,]\d{1,2})?$/;
const GROUPED_BY_COMMAS = /^\d{1,3}(,\d{3})+(\.\d{1,2})?$/;
const GROUPED_BY_DOTS = /^\d{1,3}((\.\d{3})+,\d{1,2}|(\.\d{3}){2,})$/;
const MOST_DIGITS = 12;

/**
 * An amount as people type it (`1250`, `1,250.5`, `1.250,50`, `1 250,50`, `€ 12`), with exactly two decimals and a
 * dot; `undefined` for anything else. `12.505` is refused: whether it is about twelve or above twelve thousand, nobody
 * can say.
 */
export function readAmount(typed: string): string | undefined {
  const compact = typed.replace(/^(€|EUR)|(€|EUR)$/gi, '').replace(/[\s'’]/g, '');
  const plain = toPlain(compact);
  if (plain === undefined) return undefined;
  const [whole = '', decimals = ''] = plain.split('.');
  const significant = whole.replace(/^0+(?=\d)/, '');
  return significant.length > MOST_DIGITS ? undefined : `${significant}.${decimals.padEnd(2, '0')}`;
}

function toPlain(compact: string): string | undefined {
  if (GROUPED_BY_COMMAS.test(compact)) return compact.replaceAll(',', '');
  if (GROUPED_BY_DOTS.test(compact)) return compact.replaceAll('.', '').replace(',', '.');
  return PLAIN.test(compact) ? compact.replace(',', '.') : undefined;
}

/** A field for an amount in euros. */
export function amountField(messages: { missing: string; malformed: string }) {
  return z
    .string()
    .min(1, messages.missing)
    .transform((typed, context) => {
      const amount = readAmount(typed);
      if (amount !== undefined) return amount;
      context.addIssue({ code: 'custom', message: messages.malformed });
      return z.NEVER;
    });
}
