import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import { timeZoneSchema } from '../owner.ts';
import { configurationSchema } from './configuration.ts';
import { address, duration, links, text } from './parts.ts';
import { rollbackTemplates } from './rollback.ts';
import { sourceSchema } from './source.ts';
import { team } from './team.ts';

export const jobSchema = knownKeys('a job', {
  /** Where it answers; a job that only a scheduler knows has no address. */
  url: address.optional(),
  owner: team.optional(),
  /** When it runs, as cron writes it, with optional seconds. */
  schedule: text,
  timeZone: timeZoneSchema.default('UTC'),
  /** How late a run may be and still count as on time. */
  grace: duration.default(60_000),
  sources: z.array(sourceSchema).optional(),
  configuration: configurationSchema,
  uses: z.array(text).default([]),
  /**
   * When it last ran, where none of its sources knows of runs: a source whose value is an ISO 8601 time with its zone, or
   * a number of seconds or milliseconds since 1970. Nothing (`null`, an empty text, 0) is a job that never ran.
   */
  ranAt: sourceSchema.optional(),
  /** How many things wait for it that its last run must have looked at: a value of a source. */
  waiting: sourceSchema.optional(),
  /** Where its log is, in which the correlation ids of the scenarios are looked for. */
  logs: sourceSchema.optional(),
  /** How somebody can have it run now: a command or an address, told to its owner. */
  trigger: text.optional(),
  links,
  /** How long a change to it takes to be deployed; as in the environment's `mending` unless given. */
  redeploy: duration.optional(),
  rollback: rollbackTemplates.optional(),
});
