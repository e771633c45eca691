import { z } from 'zod';

/** What one channel was told last. */
const whatWasToldSchema = z.object({
  outcome: z.enum(['go', 'risk', 'no-go', 'inconclusive']),
  /** What stopped the demo, or a conclusion. */
  reasons: z.array(z.object({ id: z.string(), title: z.string() })),
  /** By when somebody had to start, of the reasons whose window was about to close. */
  closing: z.array(z.object({ id: z.string(), by: z.iso.datetime() })),
  /** The commit it was told of. */
  commit: z.string().nullable(),
  at: z.iso.datetime(),
});

/** What the channels of one environment were told last, by the channel's name: kept from run to run. */
const toldMemorySchema = z.object({ channels: z.record(z.string(), whatWasToldSchema) });

export type WhatWasTold = z.infer<typeof whatWasToldSchema>;
export type ToldMemory = z.infer<typeof toldMemorySchema>;

/** Nobody was told anything yet. */
export const NOTHING_TOLD: ToldMemory = { channels: {} };

/** What was kept, as far as it can be read; what can't is told again rather than never. */
export function readToldMemory(kept: unknown): ToldMemory {
  const whole = toldMemorySchema.safeParse(kept);
  return whole.success ? whole.data : NOTHING_TOLD;
}
