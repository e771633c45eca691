const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The moment of an ISO 8601 date, with or without a time, in epoch milliseconds; UTC unless it says otherwise. */
export function dateIn(value: string): number | undefined {
  const match = DATE.exec(value);
  if (match === null) return undefined;
  const [, year, month, day, time = '00:00', zone = 'Z'] = match;
  const isDay = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // A day such as 31 February is taken for one of the next month.
  if (Number.isNaN(isDay.getTime()) || isDay.getUTCDate() !== Number(day)) return undefined;
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/^(.\d{2}):?/, '$1:');
  const moment = Date.parse(`${year}-${month}-${day}T${time}${offset}`);
  return Number.isNaN(moment) ? undefined : moment;
}
