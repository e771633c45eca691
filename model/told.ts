import { z } from 'zod';
import { SCHEMA_VERSION } from './schema-version.ts';

/** What became of telling one channel. */
const toldChannelSchema = z.object({
  /** Such as `slack` or `e-mail`, with a name where there are several. */
  channel: z.string(),
  /** `quiet`: there was nothing new to tell. */
  result: z.enum(['told', 'failed', 'quiet']),
  at: z.iso.datetime(),
  attempts: z.int().nonnegative(),
  /** Why it was told, or why it failed. Holds no address with a secret. */
  why: z.string(),
});

/** told.json: who was told of a run's verdict. */
export const toldSchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  channels: z.array(toldChannelSchema),
});

export type ToldChannel = z.infer<typeof toldChannelSchema>;
export type Told = z.infer<typeof toldSchema>;
