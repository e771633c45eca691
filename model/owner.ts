import { z } from 'zod';

/** The team that can mend something. */
export const ownerSchema = z.strictObject({
  /** What the team is called in the company. */
  name: z.string().min(1),
  /** IANA name of the zone the team works in. */
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone name, such as Europe/London'),
  /** Local hours and days in which the team is at work. */
  workingHours: z.strictObject({
    from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM'),
    to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM'),
    days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1),
  }),
  /** How to reach the team: a channel, an address, a number. */
  contact: z.string().min(1),
});

export type Owner = z.infer<typeof ownerSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name.includes('/') || name === 'UTC';
  } catch {
    return false;
  }
}
