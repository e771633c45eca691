import type { Cue } from './cue.ts';

/** A step without words still takes a breath: as much of the presenter's time as so many words. */
const WORDS_OF_A_BREATH = 8;

/** How the slot is shared. Times in milliseconds from the beginning of the demo. */
export interface Plan {
  slotMs: number;
  /** What the slot leaves to the presenter once the machine had its measured time; 0 where it leaves none. */
  talkMs: number;
  /** By when each step should be over. */
  until: number[];
}

/**
 * Shares a slot among the steps: each has the time it took as rehearsed, and of what is left its part by how much there is to
 * say in it. Where nothing is left the plan is the rehearsal itself.
 */
export function planOf(cues: readonly Cue[], slotMs: number, journeyMs: number): Plan {
  const talkMs = Math.max(0, slotMs - journeyMs);
  const weights = cues.map(({ step }) => WORDS_OF_A_BREATH + wordsIn(step.say) + wordsIn(step.meanwhile));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let weighed = 0;
  const until = cues.map(({ totalMs }, index) => {
    weighed += weights[index] ?? 0;
    return totalMs + Math.round((talkMs * weighed) / all);
  });
  return { slotMs, talkMs, until };
}

function wordsIn(text: string | null): number {
  return text === null ? 0 : text.split(/\s+/).filter((word) => word !== '').length;
}
