import { z } from 'zod';
import { isoTime } from '../../../support/clock.ts';

/** A time as hosts of repositories write it, with whatever offset; in UTC once parsed. */
export const moment = z.iso.datetime({ offset: true }).transform((text) => isoTime(Date.parse(text)));
