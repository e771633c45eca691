const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-](\d\d):(\d\d))$/;
const MONTHS = 12;
const LAST = { hour: 23, minute: 59, second: 59 } as const;

/** Whether a text is a moment as people write it: ISO 8601 with its zone, with its seconds or without them. */
export function isZonedTime(text: string): boolean {
  const written = WRITTEN.exec(text);
  if (written === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ...offset] = written
    .slice(1)
    .map((part = '0') => Number(part));
  const [offsetHour = 0, offsetMinute = 0] = offset;
  const isDate = month >= 1 && month <= MONTHS && day >= 1 && day <= daysOf(year, month);
  const isTime = hour <= LAST.hour && minute <= LAST.minute && second <= LAST.second;
  return isDate && isTime && offsetHour <= LAST.hour && offsetMinute <= LAST.minute;
}

function daysOf(year: number, month: number): number {
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
}
