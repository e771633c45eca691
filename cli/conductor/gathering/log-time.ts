/** From 2000 to 2100: no log that anybody reads is of another time. */
const [EARLIEST_MS, LATEST_MS] = [Date.UTC(2000, 0, 1), Date.UTC(2100, 0, 1)];

const ISO = /(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:[.,](\d{1,9}))?(?: ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?/;
const APACHE = /\[(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})\]/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Further in, a time is one that the line tells of, not its own. */
const STANDS_WITHIN = 60;

/** The time near the beginning of a line, in epoch milliseconds; one without a zone is taken for UTC. `null` where there is none. */
export function timeInText(text: string): number | null {
  const beginning = text.slice(0, STANDS_WITHIN + 40);
  const iso = ISO.exec(beginning);
  if (iso !== null && iso.index <= STANDS_WITHIN) return fromIso(iso);
  const apache = APACHE.exec(text.slice(0, 200));
  if (apache === null) return null;
  const [, day, month = '', year, time, hours, minutes] = apache;
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  return plausible(Date.parse(`${year}-${number}-${day}T${time}${hours}:${minutes}`));
}

/** A time as a JSON log holds it: ISO 8601, or seconds, milli-, micro- or nanoseconds since 1970. `null` where it is none. */
export function epochOf(value: unknown): number | null {
  if (typeof value === 'string' && !/^\d+(?:\.\d+)?$/.test(value)) return timeInText(value);
  const number = Number(value);
  if (!Number.isFinite(number)) return null;
  return (
    [number * 1000, number, number / 1000, number / 1_000_000]
      .map((each) => plausible(each))
      .find((at) => at !== null) ?? null
  );
}

function fromIso([, date, time, fraction = '', zone = 'Z']: RegExpExecArray): number | null {
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  const offset = /^[A-Z]/.test(zone) ? 'Z' : zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  return plausible(Date.parse(`${date}T${time}.${milliseconds}${offset}`));
}

function plausible(at: number): number | null {
  return at >= EARLIEST_MS && at < LATEST_MS ? Math.trunc(at) : null;
}
