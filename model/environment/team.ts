import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import { type Deputy, daysOffSchema, type Owner, onCallSchema, ownerSchema } from '../owner.ts';
import { duration } from './parts.ts';

const CLOCK_TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const OFFICE_DAYS: Owner['workingHours']['days'] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** `09:00-17:30` is short for these hours from Monday to Friday. */
const officeHours = z
  .string()
  .regex(
    new RegExp(`^${CLOCK_TIME}-${CLOCK_TIME}$`),
    'must be HH:MM-HH:MM, for Monday to Friday, or { from, to, days }',
  )
  .transform((hours): Owner['workingHours'] => {
    const [from = '', to = ''] = hours.split('-');
    return { from, to, days: OFFICE_DAYS };
  });

const workingHours = z.union([officeHours, ownerSchema.shape.workingHours], {
  error: 'must be HH:MM-HH:MM, for Monday to Friday, or { from, to, days }',
});

const DAYS_OFF = 'must be a date such as 2026-12-25, or { from, to, why }';

/** `2026-12-25` is short for that one day. */
const daysOff = z.union([z.iso.date({ error: DAYS_OFF }).transform((from) => ({ from })), daysOffSchema], {
  error: DAYS_OFF,
});

/** A deputy, who is where the team is unless something else is said. */
const deputy = knownKeys('a deputy', {
  name: ownerSchema.shape.name,
  contact: ownerSchema.shape.contact,
  timeZone: ownerSchema.shape.timeZone.optional(),
  workingHours: workingHours.optional(),
  daysOff: z.array(daysOff).optional(),
});

const onCall = knownKeys('an on-call', {
  name: onCallSchema.shape.name,
  contact: onCallSchema.shape.contact,
  /** How long it takes from the call until somebody sits in front of it. */
  answersWithin: duration.optional(),
});

/** An owner as a definition names it. */
export const team = knownKeys('a team', {
  ...ownerSchema.shape,
  workingHours,
  daysOff: z.array(daysOff).optional(),
  deputies: z.array(deputy).optional(),
  onCall: onCall.optional(),
}).transform(({ deputies, onCall: called, ...declared }): Owner => {
  const owner: Owner = declared;
  if (deputies !== undefined) owner.deputies = deputies.map((each) => inPlaceOf(owner, each));
  if (called !== undefined) {
    const { answersWithin: answersWithinMs, ...reached } = called;
    owner.onCall = answersWithinMs === undefined ? reached : { ...reached, answersWithinMs };
  }
  return owner;
});

/** An owner as a definition writes it. */
export type TeamDefinition = z.input<typeof team>;

/** What a deputy does not say is the team's: its zone and hours, and its holidays where the deputy names no zone. */
function inPlaceOf(team: Owner, { name, contact, ...own }: z.output<typeof deputy>): Deputy {
  const { timeZone = team.timeZone, workingHours = team.workingHours } = own;
  const daysOff = own.daysOff ?? (own.timeZone === undefined ? team.daysOff : undefined);
  return { name, contact, timeZone, workingHours, ...(daysOff === undefined ? {} : { daysOff }) };
}
