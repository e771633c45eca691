import { z } from 'zod';
import { knownKeys } from '../support/known-keys.ts';
import { isZonedTime } from '../support/zoned-time.ts';
import type { Demo } from './demo.ts';
import { duration, text } from './environment/parts.ts';
import { timeZoneSchema } from './owner.ts';

const NO_TIME = 'must be a time with its zone, such as 2026-12-01T15:30:00Z, or { date, time, timeZone }';

/** A time on the clock of a place. */
const wallClockSchema = knownKeys('a time on the clock of a place', {
  date: z.iso.date({ error: 'must be a date such as 2026-12-01' }),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM, from 00:00 to 23:59'),
  timeZone: timeZoneSchema,
  /** Which of the two is meant where clocks go back and the time is there twice. */
  which: z.enum(['earlier', 'later']).optional(),
});

const momentSchema = z.union([z.string().refine(isZonedTime, { error: NO_TIME }), wallClockSchema], { error: NO_TIME });

const positiveDuration = duration.refine((milliseconds) => milliseconds > 0, 'must be more than nothing');

/** One demo as a person writes it. */
const demoSchema = knownKeys('a demo', {
  /** The environment that the audience will see. */
  environment: text,
  at: momentSchema,
  /** How long it may take. */
  slot: positiveDuration.optional(),
  title: text.optional(),
  presenters: z.array(text).default([]),
  /** When nothing is deployed any more: for so long before the demo, or from when; until the demo begins, or until when. */
  freeze: z
    .union([positiveDuration, knownKeys('a freeze', { from: momentSchema, to: momentSchema.optional() })], {
      error: 'must be a duration such as 4h, or { from, to }',
    })
    .optional(),
});

/** The demos that are planned: what demos.ts at the top of a project exports as its default. */
export const demosSchema = z.array(demoSchema, { error: 'must be a list of demos' });

export type Moment = z.output<typeof momentSchema>;
export type WrittenDemo = z.output<typeof demoSchema>;
export type DemoDefinition = z.input<typeof demoSchema>;

/** A demo that is planned on an environment. */
export interface PlannedDemo extends Demo {
  environment: string;
  at: string;
}
