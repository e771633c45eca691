import type { Sources } from '../../sources/sources.ts';
import { oncePerRound } from '../once-per-round.ts';
import { type Offset, offsetOf } from './offset.ts';

/** How far the clock of a service or job is from ours, or why that is not known. */
export type ClockReading = { read: true; offset: Offset; place: string } | { read: false; reason: string };

/** A Date header shows whole seconds. */
const DATE_RESOLUTION_MS = 1000;

/** Reads a clock: what its sources tell, or else the Date header of its liveness. */
export const readClock = oncePerRound(async (sources: Sources, name): Promise<ClockReading> => {
  const reading = await sources.time(name);
  if (reading.read) return { read: true, offset: offsetOf(reading.value), place: reading.place };
  const live = await sources.live(name);
  if (!live.answered) return { read: false, reason: live.reason };
  const { date = '', age } = live.headers;
  const shown = Date.parse(date);
  // An answer that something kept shows when it was made, not what the time is.
  if (Number.isNaN(shown) || age !== undefined) return { read: false, reason: reading.reason };
  const { askedAt, answeredAt } = live;
  return {
    read: true,
    offset: offsetOf({ shown, askedAt, answeredAt }, DATE_RESOLUTION_MS),
    place: 'the Date header of its liveness',
  };
});
