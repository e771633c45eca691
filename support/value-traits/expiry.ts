import type { ValueShape } from '../value-traits.ts';
import { certificatesIn } from './certificates.ts';
import { dateIn } from './date.ts';
import { claimsOf } from './jwt.ts';

/** When a value of these shapes ends, as ISO 8601 in UTC; `null` where nothing says so. */
export function expiryOf(value: string, shapes: readonly ValueShape[]): string | null {
  const ends: number[] = [];
  if (shapes.includes('certificate')) ends.push(...(certificatesIn(value) ?? []));
  if (shapes.includes('jwt')) ends.push(secondsOf(claimsOf(value)?.exp));
  if (shapes.includes('date')) ends.push(dateIn(value) ?? Number.NaN);
  const first = Math.min(...ends.filter((end) => !Number.isNaN(end)));
  return isTime(first) ? new Date(first).toISOString() : null;
}

function secondsOf(claim: unknown): number {
  return typeof claim === 'number' ? claim * 1000 : Number.NaN;
}

/** Whether it lies in the years that artefacts can write: four digits. */
function isTime(epochMilliseconds: number): boolean {
  return epochMilliseconds >= Date.UTC(1, 0) && epochMilliseconds < Date.UTC(10_000, 0);
}
