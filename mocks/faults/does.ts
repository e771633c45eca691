import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import { callbackSchema } from './effects/callback.ts';
import type { Effect } from './effects/effect.ts';
import { expiredToken } from './effects/expired-token.ts';
import { latency, latencySchema } from './effects/latency.ts';
import { rateLimit, rateLimitSchema } from './effects/rate-limit.ts';
import { schemaChange, schemaChangeSchema } from './effects/schema-change.ts';
import { reset, resetSchema, timeout } from './effects/silence.ts';
import { contentType, malformed, truncate, truncateSchema } from './effects/spoilt-body.ts';
import { status, statusSchema } from './effects/status.ts';
import { mediaType } from './words/media-type.ts';
import { unlessWrongAlready } from './words/unless-wrong-already.ts';

const only = z.literal(true, 'must be true, or left out');

/** What goes wrong: one thing, or several at once. With callbacks nothing else goes with them, as they are no calls. */
export const doesSchema = knownKeys('what goes wrong', {
  latency: latencySchema.optional(),
  timeout: only.optional(),
  reset: resetSchema.optional(),
  status: statusSchema.optional(),
  rateLimit: rateLimitSchema.optional(),
  expiredToken: only.optional(),
  schema: schemaChangeSchema.optional(),
  contentType: mediaType.optional(),
  malformed: only.optional(),
  truncate: truncateSchema.optional(),
  callback: callbackSchema.optional(),
})
  .refine((does) => Object.keys(does).length > 0, {
    ...unlessWrongAlready,
    error: 'must say what goes wrong, such as { latency: 3s }',
  })
  .refine((does) => does.callback === undefined || Object.keys(does).length === 1, {
    error: 'callback can’t stand beside what happens to calls: make two faults of it',
  });

export type Does = z.output<typeof doesSchema>;

/** What happens to calls, in the order in which it does: what is changed inside of a body comes before the body breaks. */
export function effectsOf(does: Does): readonly Effect[] {
  const effects: Effect[] = [];
  if (does.latency !== undefined) effects.push(latency(does.latency));
  if (does.timeout !== undefined) effects.push(timeout());
  if (does.reset !== undefined) effects.push(reset(does.reset));
  if (does.expiredToken !== undefined) effects.push(expiredToken());
  if (does.rateLimit !== undefined) effects.push(rateLimit(does.rateLimit));
  if (does.status !== undefined) effects.push(status(does.status));
  if (does.schema !== undefined) effects.push(schemaChange(does.schema));
  if (does.contentType !== undefined) effects.push(contentType(does.contentType));
  if (does.malformed !== undefined) effects.push(malformed());
  if (does.truncate !== undefined) effects.push(truncate(does.truncate));
  return effects;
}
