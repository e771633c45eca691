import { z } from 'zod';
import { knownKeys } from '../support/known-keys.ts';

/** IANA name of a time zone. */
export const timeZoneSchema = z.string().refine(isTimeZone, 'must be an IANA time zone name, such as Europe/London');

/** The team that can mend something. */
export const ownerSchema = knownKeys('a team', {
  /** What the team is called in the company. */
  name: z.string().min(1),
  /** IANA name of the zone the team works in. */
  timeZone: timeZoneSchema,
  /** Local hours and days in which the team is at work. */
  workingHours: knownKeys('working hours', {
    from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM'),
    to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM'),
    days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1),
  }),
  /** How to reach the team: a channel, an address, a number. */
  contact: z.string().min(1),
});

export type Owner = z.infer<typeof ownerSchema>;

/** Names that were looked at: a definition has the same few zones at every service. */
const known = new Map<string, boolean>();

function isTimeZone(name: string): boolean {
  const isOne = known.get(name) ?? canBeUsed(name);
  known.set(name, isOne);
  return isOne;
}

function canBeUsed(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name.includes('/') || name === 'UTC';
  } catch {
    return false;
  }
}
