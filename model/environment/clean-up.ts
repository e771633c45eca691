import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import { address, duration, secret, text } from './parts.ts';

const filled = (pattern: string, by: string) => pattern.replaceAll('{run}', by).replaceAll('{value}', by);
const cleanUpAddress = text
  .refine((pattern) => address.safeParse(filled(pattern, 'x')).success, {
    error: 'must be an http or https address without user and password',
  })
  .refine((pattern) => URL.parse(filled(pattern, 'x'))?.origin === URL.parse(filled(pattern, 'y'))?.origin, {
    error: 'must name its host: {run} and {value} may stand after it only',
  });

const common = {
  /** What scenarios leave that this takes away, once for each; once for the whole run unless given. */
  each: text.optional(),
};

/** How what a run left behind is taken away: `{run}` stands for the run's id, `{value}` for what a scenario said it left. */
export const cleanUpSchema = z.discriminatedUnion('kind', [
  knownKeys('a clean-up by http', {
    kind: z.literal('http'),
    url: cleanUpAddress,
    method: z.enum(['DELETE', 'POST', 'PUT', 'PATCH']).default('DELETE'),
    authorization: secret.optional(),
    ...common,
  }),
  /** Started without a shell. */
  knownKeys('a clean-up by command', {
    kind: z.literal('command'),
    run: z.array(text).min(1, 'must name a program'),
    within: duration.default(10_000),
    ...common,
  }),
]);

/** A way of taking away what a run left, as the engine uses it. */
export type CleanUp = z.output<typeof cleanUpSchema>;
