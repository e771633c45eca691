import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import { type Owner, ownerSchema } from '../owner.ts';

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

/** An owner as a definition names it. */
export const team = knownKeys('a team', {
  ...ownerSchema.shape,
  workingHours: z.union([officeHours, ownerSchema.shape.workingHours], {
    error: 'must be HH:MM-HH:MM, for Monday to Friday, or { from, to, days }',
  }),
});
