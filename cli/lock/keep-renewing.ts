import type { Clock } from '../../support/clock.ts';
import { isStillHeld, type Lease } from '../../verdict/lock/lease.ts';

export interface RenewingOptions {
  lease: Lease;
  leaseMs: number;
  clock: Clock;
  /** Resolves with the renewed lease, or `null` where it is no longer held; rejects where the store can't be asked. */
  renew: () => Promise<Lease | null>;
  /** Called once, when it is no longer held. */
  lose: () => void;
}

/** A lease that is renewed as long as it is needed. */
export interface Renewing {
  /** Renews it at once. */
  now(): Promise<void>;
  /** Renews it no more; resolves when what was under way is over. */
  end(): Promise<void>;
}

const RENEWALS_IN_A_LEASE = 4;
const TRIES_IN_A_LEASE = 24;

/**
 * Renews a lease several times before it is over. A store that can't be asked for a while is asked again; a lease that came to its
 * end before it could be renewed is lost, also where the machine slept over it.
 */
export function keepRenewing({ lease, leaseMs, clock, renew, lose }: RenewingOptions): Renewing {
  const ending = new AbortController();
  let held = lease;
  let isOver = false;
  const loseIt = () => {
    isOver = true;
    ending.abort();
    lose();
  };
  /** Whether the store could be asked. */
  const renewNow = async (): Promise<boolean> => {
    if (isOver) return true;
    if (!isStillHeld(held, clock.now())) {
      loseIt();
      return true;
    }
    try {
      const renewed = await renew();
      if (renewed === null) loseIt();
      else held = renewed;
      return true;
    } catch {
      if (!isStillHeld(held, clock.now())) loseIt();
      return false;
    }
  };
  const renewing = (async () => {
    let wasAsked = true;
    while (!ending.signal.aborted) {
      const pauseMs = leaseMs / (wasAsked ? RENEWALS_IN_A_LEASE : TRIES_IN_A_LEASE);
      const isEnded = await clock.pause(pauseMs, ending.signal).then(
        () => false,
        () => true,
      );
      if (isEnded) return;
      wasAsked = await renewNow();
    }
  })();
  return {
    async now() {
      await renewNow();
    },
    async end() {
      ending.abort();
      await renewing;
    },
  };
}
