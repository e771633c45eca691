import type { Scalar } from '../../sources/scalar.ts';

/** What a value is as the time of a run: a moment in epoch milliseconds, none because it never ran, or no time at all. */
export type RunMoment = { is: 'moment'; at: number } | { is: 'never' } | { is: 'no-time'; why: string };

/** 2000-01-01: no run that anybody still asks about began before it. */
const EARLIEST_MS = Date.UTC(2000, 0, 1);
const LATEST_MS = Date.UTC(9999, 11, 31);

const DATE_AND_TIME = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?) ?(Z|z|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * Reads when a job last ran: ISO 8601 with its zone, also with a space as databases write it, or seconds or milliseconds
 * since 1970. Nothing, an empty text and 0 are a job that never ran.
 */
export function readMoment(value: Scalar): RunMoment {
  if (value === null || value === 0) return { is: 'never' };
  if (typeof value === 'boolean') return { is: 'no-time', why: 'it is true or false, and no time' };
  if (typeof value === 'number') return fromNumber(value);
  const text = value.trim();
  if (text === '') return { is: 'never' };
  return /^-?\d+(?:\.\d+)?$/.test(text) ? readMoment(Number(text)) : fromText(text);
}

function fromNumber(number: number): RunMoment {
  const at = [number * 1000, number].find((milliseconds) => milliseconds >= EARLIEST_MS && milliseconds <= LATEST_MS);
  if (at === undefined) return { is: 'no-time', why: 'its number is no time in seconds or milliseconds since 1970' };
  return { is: 'moment', at: Math.trunc(at) };
}

function fromText(text: string): RunMoment {
  const [, date, time, zone] = DATE_AND_TIME.exec(text) ?? [];
  if (date === undefined || time === undefined) return { is: 'no-time', why: 'its text is no time as ISO 8601 has it' };
  if (zone === undefined) return { is: 'no-time', why: 'its time has no zone, such as Z or +02:00' };
  const at = Date.parse(`${date}T${time.replace(',', '.')}${inFull(zone)}`);
  return Number.isNaN(at) || !isDay(date)
    ? { is: 'no-time', why: 'its text is no time as ISO 8601 has it' }
    : { is: 'moment', at };
}

/** Whether there is such a day: the last of February is not the thirtieth. */
function isDay(date: string): boolean {
  const at = Date.parse(date);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

/** `+02` and `+0200` as `+02:00`. */
function inFull(zone: string): string {
  const [, hours, minutes = '00'] = /^([+-]\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return hours === undefined ? 'Z' : `${hours}:${minutes}`;
}
