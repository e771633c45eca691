import type { CallbackImpact } from './effects/callback.ts';
import type { Impact } from './effects/effect.ts';
import type { CallbackFaultPlan, FaultAnswer, FaultPlan } from './fault-plan.ts';

/** What one fault does, under its name. */
export interface Named<Something> {
  readonly fault: string;
  readonly impact: Something;
}

/**
 * What goes wrong with one call in all. Delays add up; the first silence and the first answer of ours count; what spoils
 * a body spoils one after the other, also an answer of ours. Silence is stronger than any answer.
 */
export function joinedPlan(impacts: readonly Named<Impact>[]): FaultPlan | undefined {
  if (impacts.length === 0) return undefined;
  const all = impacts.map(({ impact }) => impact);
  const instead = all.find(({ answerInstead }) => answerInstead)?.answerInstead ?? null;
  const spoil = inTurn(all.flatMap((impact) => impact.spoil ?? []));
  return {
    fault: namesOf(impacts),
    delayMs: all.reduce((sum, { delayMs = 0 }) => sum + delayMs, 0),
    expiredCredential: all.some(({ expiredCredential }) => expiredCredential),
    ...endOf(all.find(({ silence }) => silence)?.silence ?? null, instead, spoil),
  };
}

/** What goes wrong with one callback in all; one that is withheld by any fault is not sent. */
export function joinedCallbackPlan(impacts: readonly Named<CallbackImpact>[]): CallbackFaultPlan | null {
  if (impacts.length === 0) return null;
  const copies = impacts.map(({ impact }) => impact.copies);
  return {
    fault: namesOf(impacts),
    delayMs: impacts.reduce((sum, { impact }) => sum + impact.delayMs, 0),
    copies: copies.includes(0) ? 0 : Math.max(...copies),
    wrongSignature: impacts.some(({ impact }) => impact.wrongSignature),
  };
}

type Spoil = (answer: FaultAnswer) => FaultAnswer;

function endOf(
  silence: FaultPlan['silence'],
  instead: FaultAnswer | null,
  spoil: Spoil | null,
): Pick<FaultPlan, 'silence' | 'answerInstead' | 'spoil'> {
  const nothing = { answerInstead: null, spoil: null };
  // Where the bank is not asked, it has done nothing by the time the connection is cut.
  if (silence !== null)
    return { ...nothing, silence: instead === null || silence === 'timeout' ? silence : 'reset-before' };
  if (instead !== null) return { silence, answerInstead: spoil === null ? instead : spoil(instead), spoil: null };
  return { ...nothing, silence, spoil };
}

function inTurn(spoils: readonly Spoil[]): Spoil | null {
  if (spoils.length === 0) return null;
  return (answer) => spoils.reduce((spoilt, spoil) => spoil(spoilt), answer);
}

function namesOf(impacts: readonly Named<unknown>[]): string {
  return [...new Set(impacts.map(({ fault }) => fault))].join('+');
}
