import type { Effect } from './effect.ts';

/** The bank itself refuses the call, as one whose credential has expired. */
export function expiredToken(): Effect {
  return () => ({ expiredCredential: true });
}
