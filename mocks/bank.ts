import type { Clock } from '../support/clock.ts';
import { Idempotency } from './idempotency.ts';
import { Identifiers } from './identifiers.ts';
import { Journal } from './journal.ts';
import { Store } from './store.ts';
import { type Credential, Tokens } from './tokens.ts';

/** The whole bank without its doors: what the API, the control and the console work on. */
export interface Bank {
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly store: Store;
  readonly tokens: Tokens;
  readonly idempotency: Idempotency;
  readonly journal: Journal;
}

/** A bank that has not been called yet. The same seed gives the same ids and accounts in the same order. */
export function openBank({ clock, seed, credential }: { clock: Clock; seed: string; credential: Credential }): Bank {
  const identifiers = new Identifiers(seed);
  return {
    clock,
    identifiers,
    store: new Store(clock, identifiers),
    tokens: new Tokens(clock, credential),
    idempotency: new Idempotency(clock),
    journal: new Journal(clock),
  };
}

/**
 * Forgets what was submitted under correlation ids that begin with `correlation`, and leaves everybody else's alone.
 * Without it the bank begins anew: no applications, payments or journal, and its ids from the first again. Tokens stay
 * good, so that a platform that runs on does not notice.
 */
export function resetBank(bank: Bank, correlation?: string): void {
  bank.store.clear(correlation);
  bank.idempotency.clear(correlation);
  if (correlation !== undefined) return;
  bank.journal.clear();
  bank.identifiers.restart();
}
