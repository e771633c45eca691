import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import { configurationSchema } from './configuration.ts';
import { address, duration, links, path, text } from './parts.ts';
import { rollbackTemplates } from './rollback.ts';
import { sourceSchema } from './source.ts';
import { team } from './team.ts';
import { versionSchema } from './version.ts';

export const serviceSchema = knownKeys('a service', {
  url: address,
  /** The environment's owner unless given. */
  owner: team.optional(),
  /** Paths asked for liveness and readiness; with `anyAnswer` any but an error of its own (500 and above) is a good one. */
  health: knownKeys('health', { live: path, ready: path, anyAnswer: z.boolean().default(false) }).default({
    live: '/health/live',
    ready: '/health/ready',
    anyAnswer: false,
  }),
  /** Where it is observed, the first that knows an answer first; the environment's sources unless given. */
  sources: z.array(sourceSchema).optional(),
  configuration: configurationSchema,
  /** The version that must be deployed; the environment's unless given. Without either any is right, and is reported. */
  version: versionSchema.optional(),
  /** The services, databases and bank without which it can't be ready. */
  uses: z.array(text).default([]),
  /** Where its log is: a request's correlation id must be found in it, and those of the scenarios are looked for. */
  logs: sourceSchema.optional(),
  links,
  /** How long a change to it takes to be deployed; as in the environment's `mending` unless given. */
  redeploy: duration.optional(),
  rollback: rollbackTemplates.optional(),
  /** Whether its pages are for everybody: then they must be safe to show. */
  public: z.boolean().default(false),
  /** What must be free of each thing that can run out, in its own unit: connections, bytes. */
  capacity: z.record(z.string(), z.number().nonnegative()).default({}),
});
