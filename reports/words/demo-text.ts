import type { Demo } from '../../model/demo.ts';
import { describeDuration } from '../../support/duration.ts';
import { momentInUtc } from '../../support/working-time/moments.ts';
import { between } from './instants.ts';
import { onOneLine } from './legible-text.ts';

const MOST_NAMED = 6;

/** How far the demo is from a moment: `5 h 29 min after this verdict`. */
export function demoDistance(at: string, from: string, whatFrom: string): string {
  const ahead = between(from, at);
  return `${describeDuration(Math.abs(ahead))} ${ahead >= 0 ? 'after' : 'before'} ${whatFrom}`;
}

/** Who presents, as text: `Presented by the CTO and the head of product`; `null` where nobody is named. */
export function presentersText({ presenters }: Demo): string | null {
  if (presenters.length === 0) return null;
  const named = presenters.slice(0, MOST_NAMED).map((name) => onOneLine(name, 60));
  const more = presenters.length - named.length;
  const all = more > 0 ? [...named, `${more} more`] : named;
  const last = all.pop();
  return `Presented by ${all.length === 0 ? '' : `${all.join(', ')} and `}${last}`;
}

/** When nothing may be deployed: `Nothing is deployed from 11:00 UTC to 15:00 UTC`; `null` where that is not said. */
export function freezeText({ freeze }: Demo, now: string): string | null {
  if (freeze === null) return null;
  const [from, to] = [freeze.from, freeze.to].map((at) => momentInUtc(Date.parse(at), Date.parse(now)));
  return `Nothing is deployed from ${from} to ${to}`;
}
