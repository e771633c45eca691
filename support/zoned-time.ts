import { z } from 'zod';

/** A moment as people write it: ISO 8601 with its zone, with its seconds or without them. */
export const zonedTimeSchema = z.union([
  z.iso.datetime({ offset: true }),
  z.iso.datetime({ offset: true, precision: -1 }),
]);
