import { z } from 'zod';
import { knownKeys } from '../support/known-keys.ts';

/** IANA name of a time zone. */
export const timeZoneSchema = z.string().refine(isTimeZone, 'must be an IANA time zone name, such as Europe/London');

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM');

/** Local hours and days in which somebody is at work. Hours that go over midnight belong to the day on which they begin. */
const workingHoursSchema = knownKeys('working hours', {
  from: clockTime,
  to: clockTime,
  days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1),
});

/** Days on which nobody is in, by the calendar on their wall: a holiday, an absence. */
export const daysOffSchema = knownKeys('days off', {
  from: z.iso.date(),
  /** The last of them; the first unless given. */
  to: z.iso.date().optional(),
  why: z.string().min(1).optional(),
}).refine(({ from, to }) => to === undefined || to >= from, { path: ['to'], error: 'must not be before from' });

/** Somebody who can mend something, and when. */
const somebody = {
  /** What they are called in the company. */
  name: z.string().min(1),
  /** IANA name of the zone they work in. */
  timeZone: timeZoneSchema,
  workingHours: workingHoursSchema,
  /** How to reach them: a channel, an address, a number. */
  contact: z.string().min(1),
  daysOff: z.array(daysOffSchema).optional(),
};

const deputySchema = knownKeys('a deputy', somebody);

/** Who can be woken when the team is not at work. */
export const onCallSchema = knownKeys('an on-call', {
  name: z.string().min(1),
  contact: z.string().min(1),
  /** How long it takes from the call until somebody sits in front of it, in milliseconds. */
  answersWithinMs: z.int().nonnegative().optional(),
});

/** The team that can mend something. */
export const ownerSchema = knownKeys('a team', {
  ...somebody,
  /** Who can mend it too, in the order in which they are asked. */
  deputies: z.array(deputySchema).optional(),
  onCall: onCallSchema.optional(),
});

export type Owner = z.infer<typeof ownerSchema>;
export type Deputy = z.infer<typeof deputySchema>;

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
