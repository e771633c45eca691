import type { Surge } from '../../../model/surge.ts';
import { describeDuration } from '../../../support/duration.ts';
import { type Markup, markup } from '../../html/markup.ts';
import { onOneLine } from '../../words/legible-text.ts';

/** The request that was first over, and whose it is. */
export function renderOwner({
  method,
  pattern,
  service,
  owner,
  p95Ms,
  waitsFor,
}: NonNullable<Surge['firstOver']>['request']): Markup {
  return markup`<p class="surge-whose"><code>${method} ${onOneLine(pattern, 160)}</code> of <strong>${service}</strong>, which took ${describeDuration(p95Ms)}${waitsFor !== null && ` until it showed “${onOneLine(waitsFor, 60)}”`}: ${onOneLine(owner.name, 80)}, ${onOneLine(owner.contact, 120)}</p>`;
}
