import { type Clock, systemClock } from '../../../support/clock.ts';
import { messageOf } from '../../../support/problem.ts';
import type { BankClient } from '../../service-kit/bank-client.ts';
import { CallFailure } from '../../service-kit/call-failure.ts';
import type { Queryable } from '../../service-kit/database.ts';
import type { Log } from '../../service-kit/log.ts';
import { applyBankPayment, findPayment, markFailed } from './store.ts';
import type { StoredPayment } from './stored-payment.ts';

const ASKS_EVERY_MS = 150;
const FOLLOWS_FOR_MS = 10_000;

/** What following a payment needs. */
export interface FollowMaterial {
  database: Queryable;
  bank: BankClient;
  log: Log;
  clock?: Clock;
}

/** Follows payments at the bank in the background until they are completed or rejected. */
export interface PaymentFollower {
  /** Begins to follow the payment, unless that is being done already. */
  follow(payment: Pick<StoredPayment, 'id' | 'correlationId'>): void;
  /** Lets go of all that is followed, and waits until it is let go. */
  stop(): Promise<void>;
}

/**
 * A payment is followed for ten seconds at most; whoever asks for one that is still pending after that makes it
 * followed anew, so that neither a slow bank nor a restart of this service leaves it pending for ever.
 */
export function createFollower({ database, bank, log, clock = systemClock }: FollowMaterial): PaymentFollower {
  const followed = new Map<string, Promise<void>>();
  const stopping = new AbortController();

  const followToTheEnd = async (id: string) => {
    const giveUpAt = clock.now() + FOLLOWS_FOR_MS;
    while (clock.now() < giveUpAt) {
      await clock.pause(ASKS_EVERY_MS, stopping.signal);
      if (!(await advance(id))) return;
    }
  };

  /** Asks the bank once. Resolves with whether the payment is still pending. */
  const advance = async (id: string): Promise<boolean> => {
    const payment = await findPayment(database, id);
    if (payment?.status !== 'pending') return false;
    try {
      await applyBankPayment(database, id, await askBank(bank, payment));
    } catch (error) {
      // A bank that is silent or broken may answer yet; one that refuses has decided.
      if (!(error instanceof CallFailure)) throw error;
      if (error.kind === 'refused') await markFailed(database, id, error.message);
    }
    return true;
  };

  return {
    follow({ id, correlationId }) {
      if (followed.has(id) || stopping.signal.aborted) return;
      const following = followToTheEnd(id)
        .catch((error: unknown) => {
          if (stopping.signal.aborted) return;
          log.error('payment-not-followed', { correlationId, paymentId: id, message: messageOf(error) });
        })
        .finally(() => followed.delete(id));
      followed.set(id, following);
    },
    async stop() {
      stopping.abort();
      await Promise.all(followed.values());
    },
  };
}

/** The payment as the bank knows it; one that may not have arrived there is sent again under its own key. */
export function askBank(bank: BankClient, payment: StoredPayment) {
  const { id, correlationId, bankPaymentId, creditorName, creditorAccount, amount, reference } = payment;
  if (bankPaymentId !== null) return bank.readPayment(bankPaymentId, correlationId);
  return bank.createPayment(
    { creditor: { name: creditorName, iban: creditorAccount }, amount, remittanceInformation: reference },
    { correlationId, idempotencyKey: id },
  );
}
