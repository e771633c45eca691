import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import { doesSchema } from './does.ts';
import { onSchema } from './on.ts';

const words = z
  .string('must be a text')
  .trim()
  .min(1, 'must not be empty')
  .max(500, 'must have at most 500 characters');

export const faultName = z
  .string('must be a name')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens, such as slow-bank')
  .max(80, 'must have at most 80 characters');

/** What stands under a fault's name in a file. */
export const faultBody = {
  /** What is wrong, in one sentence without its full stop. */
  title: words.optional(),
  /** What a demo's owner learns from it. */
  teaches: words.optional(),
  /** What it strikes; every call unless it says. */
  on: onSchema.optional(),
  does: doesSchema,
};

/** Something that goes wrong at the bank. It is kept and shown as it was given: durations stay text. */
export const faultSchema = knownKeys('a fault', { name: faultName, ...faultBody }).superRefine(
  ({ on = {}, does }, context) => {
    const wrong = does.callback === undefined ? 'event' : 'operation';
    if (on[wrong] === undefined) return;
    const kind = wrong === 'event' ? 'calls have none: name the operation' : 'callbacks have none: name the event';
    context.addIssue({ code: 'custom', path: ['on', wrong], message: kind });
  },
);

export type Fault = z.output<typeof faultSchema>;
