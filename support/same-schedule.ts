const NICKNAMES: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

interface Field {
  from: number;
  to: number;
  names?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { from: 0, to: 59 },
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31 },
  { from: 1, to: 12, names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] },
  { from: 0, to: 7, names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] },
];

/**
 * Whether two cron patterns mean the same moments, however they are written: with or without seconds, days and months
 * by name, steps or lists. What is beyond that counts as the same only when it is written alike.
 */
export function isSameSchedule(one: string, other: string): boolean {
  return plainly(one) === plainly(other);
}

/** Whether two time zones are one, also by its other names. */
export function isSameTimeZone(one: string, other: string): boolean {
  return one === other || (canonical(one) ?? one) === (canonical(other) ?? other);
}

function canonical(timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** A pattern in the one form that all that mean the same have. */
function plainly(pattern: string): string {
  const text = pattern.trim().toUpperCase();
  const written = (NICKNAMES[text.toLowerCase()] ?? text).split(/\s+/);
  const fields = written.length === 5 ? ['0', ...written] : written;
  if (fields.length !== FIELDS.length) return fields.join(' ');
  return FIELDS.map((field, index) => fieldPlainly(fields[index] ?? '', field)).join(' ');
}

function fieldPlainly(text: string, field: Field): string {
  if (text === '*' || text === '?' || text === '*/1') return '*';
  const moments = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step = '1', ...more] = part.split('/');
    const [first = '', last = text.includes('/') ? String(field.to) : first, ...rest] =
      range === '*' ? [String(field.from), String(field.to)] : range.split('-');
    const from = numberOf(first, field);
    const to = numberOf(last, field);
    const every = /^\d+$/.test(step) ? Number(step) : 0;
    if (from === undefined || to === undefined || from > to || every < 1 || more.length + rest.length > 0) return text;
    for (let moment = from; moment <= to; moment += every) moments.add(field.to === 7 ? moment % 7 : moment);
  }
  return [...moments].sort((a, b) => a - b).join(',');
}

/** A number in the field's range, or a name that stands for one. */
function numberOf(text: string, { from, to, names = [] }: Field): number | undefined {
  const index = names.indexOf(text);
  if (index !== -1) return index + from;
  const number = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return number >= from && number <= to ? number : undefined;
}
