import type { Clock } from '../../support/clock.ts';

/** What a watch goes round with. */
export interface WatchOptions<Round> {
  /** From the beginning of one round to that of the next; one that takes longer is followed at once. */
  everyMs: number;
  clock: Clock;
  /** Ends the watch: it then rejects with the signal's reason. */
  signal: AbortSignal;
  look(before: Round | null): Promise<Round>;
  /** Whether nobody reads any longer what is told. */
  isUnread(): boolean;
}

/** Looks again and again, one round after the other, never two at once. Gives the last round once nobody reads any longer. */
export async function watch<Round>({ everyMs, clock, signal, look, isUnread }: WatchOptions<Round>): Promise<Round> {
  for (let before: Round | null = null; ; ) {
    const begun = clock.now();
    const round: Round = await look(before);
    if (isUnread()) return round;
    before = round;
    // A clock that was put back must not make the next round wait for hours.
    await clock.pause(Math.min(everyMs, Math.max(0, begun + everyMs - clock.now())), signal);
  }
}
