import { z } from 'zod';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import { Problem } from '../../support/problem.ts';

/** Who rehearses on an environment, and until when nobody else may. */
export const leaseSchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  run: z.string(),
  host: z.string(),
  pid: z.int(),
  /** The job of a pipeline that it runs in, where that is known. */
  job: z.string().nullable(),
  /** The process that renews it; `null` where it waits for the shards of its run, or for whoever puts them together. */
  process: z.string().nullable(),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  /** Whether it was given back. */
  isFree: z.boolean(),
  /** Different each time it is written, so that nobody takes one writing for another. */
  mark: z.string(),
});

export type Lease = z.infer<typeof leaseSchema>;

/** How far the clocks of two machines may be apart: so much longer than its holder anybody else thinks it is held. */
export const CLOCKS_APART_MS = 30_000;

/**
 * A lease as it is kept; `null` where nobody ever held it, or what is kept is damaged. Throws a Problem where a newer rehearse
 * wrote it: what that one means by it is not known here.
 */
export function readLease(text: string | null): Lease | null {
  const kept = text === null ? undefined : parsed(text);
  const version = z.object({ schemaVersion: z.int() }).safeParse(kept).data?.schemaVersion;
  if (version !== undefined && version > SCHEMA_VERSION) {
    throw new Problem(
      'The lock of the environment was written by a newer rehearse',
      `it is of version ${version}, and this one reads up to ${SCHEMA_VERSION}`,
      'update this one; nobody should rehearse there with two of them at once',
    );
  }
  return leaseSchema.safeParse(kept).data ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether its holder may go on, by the holder's own clock. */
export function isStillHeld(lease: Lease, now: number): boolean {
  return !lease.isFree && now < Date.parse(lease.until);
}

/** Whether a run may take the lease in place of whoever has it, by its own clock: its own again, a free one, one that is over. */
export function mayTake(lease: Lease | null, run: string, now: number): boolean {
  return lease === null || lease.isFree || lease.run === run || now >= freeAt(lease);
}

/** How long a lease lasts that begins now, of which a run may have some already: several machines may play it. */
export function lastsUntil(kept: Lease | null, run: string, until: number): number {
  const isOwn = kept !== null && !kept.isFree && kept.run === run;
  return isOwn ? Math.max(until, Date.parse(kept.until)) : until;
}

/** When it is certain to be over for whoever does not hold it, in milliseconds since the epoch. */
export function freeAt(lease: Lease): number {
  return Date.parse(lease.until) + CLOCKS_APART_MS;
}
