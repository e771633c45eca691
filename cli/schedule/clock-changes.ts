import { temporal } from '../../support/working-time/temporal.ts';
import type { Wish } from './schedule.ts';

const DAYS_LOOKED_AT = 400;

/** What the clocks of a zone do to a time of day within a year: leave it out one night, or show it twice. */
export interface ClockChanges {
  /** The next date, `2027-03-28`, on which it is not there; `undefined` where it always is. */
  readonly missingOn: string | undefined;
  /** The next date on which it is there twice. */
  readonly twiceOn: string | undefined;
}

/** What happens to a time of day where clocks go forward and back, from `now` (epoch milliseconds) on. */
export function clockChanges({ at, timeZone }: Pick<Wish, 'at' | 'timeZone'>, now: number): ClockChanges {
  const { Instant } = temporal();
  let day = Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  let missingOn: string | undefined;
  let twiceOn: string | undefined;
  for (let looked = 0; looked < DAYS_LOOKED_AT; looked += 1) {
    const wanted = day.toPlainDateTime({ hour: at.hour, minute: at.minute });
    const earlier = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
    const later = wanted.toZonedDateTime(timeZone, { disambiguation: 'later' });
    if (earlier.epochMilliseconds !== later.epochMilliseconds) {
      if (later.toPlainDateTime().equals(wanted)) twiceOn ??= day.toString();
      else missingOn ??= day.toString();
    }
    day = day.add({ days: 1 });
  }
  return { missingOn, twiceOn };
}

/**
 * What to say of it, with what the engine does on such nights in its own words; no line where the time is there once every
 * night.
 */
export function onClockChanges(
  wish: Wish,
  now: number,
  does: { whenMissing: string; whenTwice: string },
): readonly string[] {
  const { missingOn, twiceOn } = clockChanges(wish, now);
  const where = `in ${wish.timeZone}`;
  return [
    ...(missingOn === undefined
      ? []
      : [`Clocks go forward over ${wish.at.text} ${where} (on ${missingOn}): ${does.whenMissing}`]),
    ...(twiceOn === undefined ? [] : [`Clocks show ${wish.at.text} twice ${where} (on ${twiceOn}): ${does.whenTwice}`]),
  ];
}
