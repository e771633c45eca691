import { onOneLine } from './legible-text.ts';

const FEW = 2;
const MOST_TOLD = 3;

/**
 * Ids of facts for a line of text: many of one kind and subject are told as one with their number, and what does not fit
 * is counted: `configuration/payments/… (5), version/portal and 2 more`.
 */
export function foldedIds(ids: readonly string[]): string {
  const groups = [...Map.groupBy(ids, (id) => id.split('/', 2).join('/'))].flatMap(([beginning, alike]) =>
    alike.length > FEW
      ? [{ text: `${beginning}/… (${alike.length})`, count: alike.length }]
      : alike.map((id) => ({ text: id, count: 1 })),
  );
  const told = groups.slice(0, MOST_TOLD).map(({ text }) => onOneLine(text, 80));
  const more = groups.slice(MOST_TOLD).reduce((sum, { count }) => sum + count, 0);
  return more === 0 ? told.join(', ') : `${told.join(', ')} and ${more} more`;
}
