import { z } from 'zod';

/** A stretch of time in which nothing may be deployed. */
const freezeSchema = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });

/** The demo that a run rehearses for, as far as it is known. Times in UTC, the slot in milliseconds. */
export const demoSchema = z.object({
  at: z.iso.datetime().nullable(),
  slotMs: z.int().positive().nullable(),
  title: z.string().nullable().default(null),
  presenters: z.array(z.string()).default([]),
  /** From when until when nothing may be deployed before it. */
  freeze: freezeSchema.nullable().default(null),
});

export type Demo = z.infer<typeof demoSchema>;

/** No demo is known. */
export const NO_DEMO: Demo = { at: null, slotMs: null, title: null, presenters: [], freeze: null };

/** How long a demo is taken to be where nobody says so. */
export const USUAL_SLOT_MS = 30 * 60_000;
