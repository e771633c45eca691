import type { Clock } from '../../support/clock.ts';
import type { Calls } from './calls.ts';

/** What became of one rehearsal. */
export interface Rehearsed {
  green: boolean;
  /** Whether the environment was fit enough for its scenarios to be played. */
  played: boolean;
  interrupted: boolean;
}

/** The place that is watched. */
export interface WatchedPlace<Seen> {
  /** What is deployed and configured now. */
  look(): Promise<Seen>;
  /** What differs, in words for people; none where nothing does. */
  differences(before: Seen, after: Seen): readonly string[];
  /** `after`, and for what could not be seen in it what was known before. */
  remember(before: Seen, after: Seen): Seen;
  /** Whether it is fit to be rehearsed on. */
  isFit(): Promise<boolean>;
  rehearse(): Promise<Rehearsed>;
}

/** What a watch goes by. */
export interface WatchOrder<Seen> {
  place: WatchedPlace<Seen>;
  /** What was there when it was rehearsed last, or is there now; and whether there is nothing to keep at. */
  beginning: { seen: Seen; green: boolean };
  /** From one look to the next, in milliseconds. */
  everyMs: number;
  /** When it ends at the latest, in epoch milliseconds. */
  until: number;
  /** Whether the first green rehearsal ends it. */
  onceGreen: boolean;
  calls: Calls;
  clock: Clock;
  /** Ends the watch: it then rejects with the signal's reason. */
  signal: AbortSignal;
  /** Takes a line of progress. */
  say(text: string): void;
}

/**
 * How a watch ended. `untried`: something was deployed that was not rehearsed any more. `rehearsals`: how many there were.
 */
export interface WatchEnd {
  because: 'green' | 'limit' | 'interrupted';
  untried: boolean;
  rehearsals: number;
}

/** What does not work although everything looks fit is tried again after ever longer pauses, up to this one. */
const LONGEST_RETRY_MS = 600_000;

/**
 * Looks again and again. What is deployed is rehearsed once it has settled: two looks, one after the other, see the same.
 * What is not green is kept at: as soon as it becomes fit it is rehearsed again, and every now and then while it is.
 */
export async function watchDeployments<Seen>(order: WatchOrder<Seen>): Promise<WatchEnd> {
  const { place, calls, clock, until, everyMs, signal, say } = order;
  let { seen: known, green } = order.beginning;
  let fit = false;
  let retryAt = clock.now();
  let retryMs = everyMs;
  let rehearsals = 0;
  const ended = (because: WatchEnd['because'], untried: boolean) => ({ because, untried, rehearsals });

  for (;;) {
    signal.throwIfAborted();
    const deployed = await deployment(order, known);
    if (deployed === 'limit') return ended('limit', true);
    const again = deployed === null && !green && (await mayTryAgain());
    if (deployed !== null || again) {
      if (deployed !== null) {
        known = deployed;
        retryMs = everyMs;
      }
      const { green: isGreen, played, interrupted } = await place.rehearse();
      rehearsals += 1;
      if (interrupted) return ended('interrupted', false);
      green = isGreen;
      fit = played;
      retryAt = clock.now() + retryMs;
      retryMs = Math.min(retryMs * 2, Math.max(LONGEST_RETRY_MS, everyMs));
      if (green && order.onceGreen) return ended('green', false);
    }
    const leftMs = until - clock.now();
    if (leftMs <= 0) return ended('limit', calls.take() > 0);
    // A clock that was put back must not make the next look wait for hours.
    await pauseUnlessCalled(order, Math.min(everyMs, leftMs));
  }

  async function mayTryAgain(): Promise<boolean> {
    const wasFit = fit;
    fit = await place.isFit();
    if (!fit) return false;
    if (!wasFit) say('It is fit now: rehearsing again');
    else if (clock.now() >= retryAt) say('It is as it was when the scenarios failed: rehearsing once more');
    return !wasFit || clock.now() >= retryAt;
  }
}

/**
 * What is there now if something was deployed since, or somebody called, once it has settled; `null` if nothing was.
 * `limit` when it had not settled by then.
 */
async function deployment<Seen>(order: WatchOrder<Seen>, known: Seen): Promise<Seen | null | 'limit'> {
  const { place, calls, clock, until, everyMs, say } = order;
  let seen = await place.look();
  let called = calls.take();
  const first = place.differences(known, seen);
  if (first.length === 0 && called === 0) return null;
  say(
    called > 0
      ? 'Called: waiting until what is deployed has settled'
      : `Changed: ${someOf(first)}; waiting until it has settled`,
  );
  for (;;) {
    const leftMs = until - clock.now();
    if (leftMs <= 0) return 'limit';
    await clock.pause(Math.min(everyMs, leftMs), order.signal);
    const next = await place.look();
    // Of calls that arrive meanwhile nothing more is to be done than this.
    called += calls.take();
    const further = place.differences(seen, next);
    seen = next;
    if (further.length === 0) break;
    say(`Changed further: ${someOf(further)}`);
  }
  const all = place.differences(known, seen);
  if (all.length === 0 && called === 0) {
    say('It is again as it was');
    return null;
  }
  say(all.length === 0 ? 'Nothing has changed that can be seen: rehearsing, as was asked' : `Settled: ${someOf(all)}`);
  return place.remember(known, seen);
}

/** Pauses, until called if that is sooner. */
async function pauseUnlessCalled(
  { clock, calls, signal }: Pick<WatchOrder<unknown>, 'clock' | 'calls' | 'signal'>,
  milliseconds: number,
): Promise<void> {
  const called = new AbortController();
  const pause = clock.pause(milliseconds, AbortSignal.any([signal, called.signal])).catch((error: unknown) => {
    if (!called.signal.aborted) throw error;
  });
  await Promise.race([pause, calls.next()]);
  called.abort();
  await pause;
}

const SHOWN = 4;

function someOf(changes: readonly string[]): string {
  const rest = changes.length - SHOWN;
  return `${changes.slice(0, SHOWN).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}
