import { hostname } from 'node:os';
import { systemClock } from '../../support/clock.ts';
import { describeDuration } from '../../support/duration.ts';
import { messageOf, Problem } from '../../support/problem.ts';
import type { Ledger } from '../../verdict/ledger/ledger.ts';
import { EnvironmentLock, type Holder } from '../../verdict/lock/environment-lock.ts';
import { freeAt, type Lease } from '../../verdict/lock/lease.ts';
import { hasProcessEnded, ownProcessName } from '../../verdict/lock/process-name.ts';
import { describeHolder } from './describe-holder.ts';
import { jobOf } from './job-of.ts';
import { keepRenewing } from './keep-renewing.ts';

export interface HoldOptions {
  ledger: Ledger;
  environment: string;
  run: string;
  /** How long whoever holds it is waited for, in milliseconds; not at all unless given. */
  waitMs?: number | undefined;
  say: (text: string) => void;
}

/** An environment that is a run's alone until this is disposed of. */
export interface Held extends AsyncDisposable {
  /** Aborted, with a Problem, once it is no longer the run's alone. */
  readonly signal: AbortSignal;
  /** Throws a Problem where the environment is somebody else's by now. */
  confirm(): Promise<void>;
  /** Leaves it to other machines that play the same run. */
  leaveToShards(): void;
}

/** A commit for each renewal: seldom. Whoever was killed keeps others waiting for that long. */
const ON_GITHUB_MS = 900_000;
const ELSEWHERE_MS = 120_000;
/** So long a run that was begun may wait for the next machine. */
const BETWEEN_SHARDS_MS = 1_800_000;
const ASK_AGAIN_MS = 1000;

/**
 * Takes the lock of an environment for a run, waiting for whoever has it as long as is allowed, and renews it until it is given
 * back. Throws a Problem where somebody has it. A ledger that can hold no lock, or can't be reached, keeps nobody from
 * rehearsing: it is said.
 */
export async function holdEnvironment(options: HoldOptions): Promise<Held> {
  const { ledger, environment, run, say } = options;
  const lock = lockOf(ledger, environment);
  const holder: Holder = {
    run,
    host: hostname(),
    pid: process.pid,
    job: jobOf(process.env),
    process: ownProcessName(),
  };
  const leaseMs = ledger.place.includes('github') ? ON_GITHUB_MS : ELSEWHERE_MS;
  const lease = await takeOrWait(lock, holder, leaseMs, options).catch((error: unknown) => {
    if (error instanceof IsHeld) throw error;
    say(`${environment} is not locked, so others may rehearse on it meanwhile: ${messageOf(error)}`);
    return null;
  });
  if (lease === null) return heldByNobody();

  const lost = new AbortController();
  const renewing = keepRenewing({
    lease,
    leaseMs,
    clock: systemClock,
    renew: () => lock.renew(holder, leaseMs),
    lose: () => lost.abort(isLost(environment)),
  });
  let isLeft = false;
  return {
    signal: lost.signal,
    async confirm() {
      lost.signal.throwIfAborted();
      await renewing.now();
      lost.signal.throwIfAborted();
    },
    leaveToShards() {
      isLeft = true;
    },
    async [Symbol.asyncDispose]() {
      await renewing.end();
      const given = isLeft ? lock.renew({ ...holder, process: null }, BETWEEN_SHARDS_MS) : lock.release(run);
      await given.catch((error: unknown) => say(`The lock on ${environment} ends by itself: ${messageOf(error)}`));
    },
  };
}

/** The lock of an environment in a ledger's store. */
export function lockOf(ledger: Ledger, environment: string): EnvironmentLock {
  return new EnvironmentLock(ledger, environment, { clock: systemClock, hasEnded: hasProcessEnded });
}

/** A run that has no need of a lock, or could not have one. */
export function heldByNobody(): Held {
  const { signal } = new AbortController();
  return { signal, async confirm() {}, leaveToShards() {}, async [Symbol.asyncDispose]() {} };
}

class IsHeld extends Problem {}

async function takeOrWait(
  lock: EnvironmentLock,
  holder: Holder,
  leaseMs: number,
  { environment, waitMs = 0, say, ledger }: HoldOptions,
): Promise<Lease | null> {
  const until = systemClock.now() + waitMs;
  let saidTo: string | undefined;
  for (;;) {
    const taking = await lock.take(holder, leaseMs);
    if (taking.taken) return taking.lease;
    if (taking.by === null) {
      say(`${environment} is not locked: the ledger ${ledger.place} can hold no lock (docs/remote.md)`);
      return null;
    }
    const left = until - systemClock.now();
    if (left <= 0) throw isHeld(environment, taking.by, waitMs);
    if (saidTo !== taking.by.run)
      say(`Waiting up to ${describeDuration(left)} for ${environment}: ${describeHolder(taking.by)}`);
    saidTo = taking.by.run;
    await systemClock.pause(Math.min(ASK_AGAIN_MS, left));
  }
}

function isHeld(environment: string, lease: Lease, waitMs: number): Problem {
  const waited = waitMs === 0 ? '' : `, also after ${describeDuration(waitMs)}`;
  return new IsHeld(
    `${environment} is being rehearsed on already${waited}`,
    `${describeHolder(lease)}; unless it is renewed the lock ends at ${new Date(freeAt(lease)).toISOString().slice(11, 19)} UTC`,
    `wait for it with --wait 10m; if that run is no more: npx rehearse unlock --env ${environment}`,
  );
}

function isLost(environment: string): Problem {
  return new Problem(
    `The lock on ${environment} was lost`,
    'it could not be renewed in time, or somebody else has taken it: others may have been at work there meanwhile',
    'see who rehearses there, and rehearse again',
  );
}
