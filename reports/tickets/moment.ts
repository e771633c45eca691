import { z } from 'zod';
import { isoTime } from '../../support/clock.ts';

/** A time as trackers write it, with an offset with or without a colon; in UTC once parsed. */
export const moment = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), 'must be a time')
  .transform((text) => isoTime(Date.parse(text)));
