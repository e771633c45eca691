import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import { address, duration, links, path, secret, text } from './parts.ts';
import { sourceSchema } from './source.ts';
import { team } from './team.ts';

export const bankSchema = knownKeys('a bank', {
  url: address,
  owner: team.optional(),
  /** The version of the bank's contract that the platform was written against. */
  contract: text,
  /** What tells which version the bank speaks: a value of a source. */
  speaks: sourceSchema.optional(),
  credential: knownKeys('a credential', {
    tokenPath: path,
    clientId: text,
    clientSecret: secret,
    scope: text,
    /** When the bank takes it no longer, where that is known. */
    expiresAt: z.iso.datetime({ offset: true }).optional(),
  }),
  /** Where the bank's staff decide, as a path or address, if the rehearsal can get there. */
  console: text.optional(),
  /** Whether this bank is ours and can be asked for its journal. A real bank can't. */
  mock: z.boolean().default(false),
  /** Opens the mock bank's control and console, where the bank does not listen on this machine only. */
  controlToken: secret.optional(),
  /** The service that the bank calls back, where news comes that way; without it a job asks the bank. */
  callbacks: knownKeys('callbacks', { service: text }).optional(),
  /** How soon the bank must have received what the platform sends. */
  receivesWithin: duration.default(5000),
  links,
});
