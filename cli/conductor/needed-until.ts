import { USUAL_SLOT_MS } from '../../model/demo.ts';

/**
 * Until when all must hold, in epoch milliseconds: the end of the demo. A slot without a demo begins now.
 * `undefined` where neither is known.
 */
export function neededUntil(demo: string | null, slotMs: number | null, now: number): number | undefined {
  if (demo === null) return slotMs === null ? undefined : now + slotMs;
  return Date.parse(demo) + (slotMs ?? USUAL_SLOT_MS);
}
