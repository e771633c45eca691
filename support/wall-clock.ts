import { Temporal } from 'temporal-polyfill';

/** A time on the clock of a place: `2026-12-01`, `15:30`, an IANA name. */
export interface WallClock {
  date: string;
  time: string;
  timeZone: string;
  /** Which of the two is meant where the time is there twice. */
  which?: 'earlier' | 'later' | undefined;
}

/** The instant of a time on the clock of a place, in epoch milliseconds; or why there is none, or not one alone. */
export type Told = { at: number } | { why: string };

/** When it is that time there. A time that clocks leave out has no instant, one that they show twice has two. */
export function instantOf({ date, time, timeZone, which }: WallClock): Told {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    wanted.toZonedDateTime(timeZone, { disambiguation }),
  );
  if (earlier === undefined || later === undefined) throw new TypeError('no instant');
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { at: earlier.epochMilliseconds };
  if (!later.toPlainDateTime().equals(wanted)) {
    // The clock goes on from the one to the other: neither is what was asked for.
    const nearest = `${clockOf(earlier)} or ${clockOf(later)}`;
    return { why: `is not there in ${timeZone} on ${date}: clocks go forward over ${time}; ${nearest} is` };
  }
  if (which !== undefined) return { at: (which === 'earlier' ? earlier : later).epochMilliseconds };
  const instants = `'earlier' (${utcOf(earlier)}) or 'later' (${utcOf(later)})`;
  return { why: `is there twice in ${timeZone} on ${date}, as clocks go back: say which with which: ${instants}` };
}

const clockOf = (moment: Temporal.ZonedDateTime) =>
  moment.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');

const utcOf = (moment: Temporal.ZonedDateTime) => `${moment.toInstant().toString().slice(11, 16)} UTC`;
