import { z } from 'zod';
import { timeZoneSchema } from './owner.ts';

/** How long something takes, in milliseconds, and how that is known. */
const takes = z.object({ ms: z.int().nonnegative(), by: z.enum(['declared', 'learned', 'measured', 'usual']) });

/** Somebody who can start mending, and from when. */
const mender = z.object({
  name: z.string(),
  contact: z.string(),
  as: z.enum(['owner', 'deputy', 'on-call']),
  timeZone: timeZoneSchema.nullable(),
  /** When they can start: now, or when they are next at work. */
  from: z.iso.datetime(),
  /** When they go home after that; `null` for an on-call. */
  until: z.iso.datetime().nullable(),
});

/**
 * From the best to the worst. `open`: somebody is at work now; `opens`: somebody comes to work in time; `wake`: only an
 * on-call can do it; `nobody`: nobody can be reached in time; `closed`: it is too late for anybody; `no-demo`: there is
 * no demo to be in time for, or it is over.
 */
export const WINDOW_STATES = ['open', 'opens', 'wake', 'nobody', 'closed', 'no-demo'] as const;

/** Whether something can still be mended before the demo. */
export const fixWindowSchema = z.object({
  state: z.enum(WINDOW_STATES),
  /** The latest moment at which somebody must start; `null` without a demo. */
  startBy: z.iso.datetime().nullable(),
  /** Who should do it. */
  who: mender.nullable(),
  /** By when the on-call must be woken, where nobody else can do it. */
  wakeBy: z.iso.datetime().nullable(),
  /** When who should do it goes home for the last time before `startBy`; `null` where they are at work then. */
  goesHomeAt: z.iso.datetime().nullable().default(null),
  needs: z.object({ fix: takes, redeploy: takes, rehearsal: takes }),
  /** The same in words, times with their zones: who, by when, and what otherwise. */
  says: z.string(),
});

export type FixWindow = z.infer<typeof fixWindowSchema>;
export type Takes = z.infer<typeof takes>;
