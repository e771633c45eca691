import { z } from 'zod';
import { knownKeys } from '../../../support/known-keys.ts';
import type { CallbackFaultPlan } from '../fault-plan.ts';
import { count } from '../words/count.ts';
import { durationText, millisecondsOf } from '../words/duration-text.ts';
import { unlessWrongAlready } from '../words/unless-wrong-already.ts';

const MOST_COPIES = 100;
const only = z.literal(true, 'must be true, or left out');

/** What goes wrong with the bank's calls to the platform. */
export const callbackSchema = knownKeys('what happens to callbacks', {
  /** How often each is sent in all. */
  copies: count(2).max(MOST_COPIES, `must be at most ${MOST_COPIES}`).optional(),
  late: durationText.optional(),
  never: only.optional(),
  wrongSignature: only.optional(),
  /** Every other callback about a resource is held back for so long: what comes after it overtakes it. */
  outOfOrder: durationText.optional(),
}).refine((callback) => Object.keys(callback).length > 0, {
  ...unlessWrongAlready,
  error: 'must say what happens: copies, late, never, wrongSignature or outOfOrder',
});

export type CallbackImpact = Omit<CallbackFaultPlan, 'fault'>;

/** What happens to one callback after another of one run; `undefined` for one that is left alone. */
export function callback(wanted: z.output<typeof callbackSchema>): (resource: string) => CallbackImpact | undefined {
  const { copies = 1, late = '0s', outOfOrder = '0s' } = wanted;
  const wrongSignature = wanted.wrongSignature === true;
  const lateMs = millisecondsOf(late);
  const heldBackMs = millisecondsOf(outOfOrder);
  const heldBack = new Set<string>();
  return (resource) => {
    if (wanted.never === true) return { delayMs: 0, copies: 0, wrongSignature };
    const delayMs = lateMs + (isNext(heldBack, resource) ? heldBackMs : 0);
    return delayMs === 0 && copies === 1 && !wrongSignature ? undefined : { delayMs, copies, wrongSignature };
  };
}

/** True for the first, third, fifth time that a resource comes. */
function isNext(heldBack: Set<string>, resource: string): boolean {
  if (heldBack.delete(resource)) return false;
  heldBack.add(resource);
  return true;
}
