import type { Clock } from '../support/clock.ts';
import type { Identifiers } from './identifiers.ts';
import {
  type ApplicationEvent,
  type ApplicationRefusal,
  type ApplicationState,
  moveApplication,
  newApplication,
} from './lifecycle/application.ts';
import { questionsAtReceipt } from './lifecycle/intake.ts';
import { movePayment, type PaymentState, rejectionOf } from './lifecycle/payment.ts';
import type { Transition } from './lifecycle/transition.ts';
import type { PaymentOrder, Submission } from './submission.ts';

/** An application as it stood at one moment; moving it makes a new record. Times are milliseconds since the epoch. */
export interface ApplicationRecord {
  readonly id: string;
  readonly correlationId: string | null;
  readonly submission: Submission;
  /** The account it gets should it be approved. */
  readonly reservedIban: string;
  readonly submittedAt: number;
  readonly updatedAt: number;
  readonly state: ApplicationState;
}

export interface PaymentRecord {
  readonly id: string;
  readonly correlationId: string | null;
  readonly order: PaymentOrder;
  readonly createdAt: number;
  readonly state: PaymentState;
}

/** The state of every application and payment, each on its own. */
export class Store {
  readonly #clock: Clock;
  readonly #identifiers: Identifiers;
  readonly #applications = new Map<string, ApplicationRecord>();
  readonly #payments = new Map<string, PaymentRecord>();

  constructor(clock: Clock, identifiers: Identifiers) {
    this.#clock = clock;
    this.#identifiers = identifiers;
  }

  /** Takes an application in and assesses it; returns the record as it was received, before the assessment. */
  receiveApplication(submission: Submission, correlationId: string | null): ApplicationRecord {
    const { id, iban } = this.#unused(this.#applications, () => this.#identifiers.nextApplication());
    const now = this.#clock.now();
    const received: ApplicationRecord = {
      id,
      correlationId,
      submission,
      reservedIban: iban,
      submittedAt: now,
      updatedAt: now,
      state: newApplication,
    };
    this.#applications.set(id, received);
    const questions = questionsAtReceipt(submission.company.expectedAnnualTurnover.value);
    this.moveApplication(received, { type: 'assess', questions });
    return received;
  }

  application(id: string): ApplicationRecord | undefined {
    return this.#applications.get(id);
  }

  /** Every application, oldest first. */
  applications(): ApplicationRecord[] {
    return [...this.#applications.values()];
  }

  /** Moves an application and keeps what came out; a refused event leaves it as it was. */
  moveApplication(
    record: ApplicationRecord,
    event: ApplicationEvent,
  ): Transition<ApplicationRecord, ApplicationRefusal> {
    const transition = moveApplication(record.state, event);
    if (!transition.moved) return transition;
    const moved = { ...record, state: transition.state, updatedAt: this.#clock.now() };
    this.#applications.set(record.id, moved);
    return { moved: true, state: moved };
  }

  receivePayment(order: PaymentOrder, correlationId: string | null): PaymentRecord {
    const { id, takesMs } = this.#unused(this.#payments, () => this.#identifiers.nextPayment());
    const now = this.#clock.now();
    const rejection = rejectionOf({ debtor: order.debtorIban, creditor: order.creditor.iban, amount: order.amount });
    const state: PaymentState = { status: 'pending', settlesAt: now + takesMs, rejection };
    const record = { id, correlationId, order, createdAt: now, state };
    this.#payments.set(id, record);
    return record;
  }

  /** The payment as it stands by the clock now. */
  payment(id: string): PaymentRecord | undefined {
    const record = this.#payments.get(id);
    if (record === undefined) return undefined;
    const transition = movePayment(record.state, { type: 'time-passed', now: this.#clock.now() });
    if (!transition.moved) return record;
    const settled = { ...record, state: transition.state };
    this.#payments.set(id, settled);
    return settled;
  }

  /** The next identity that nobody has: after a new seed the first ones may still be in use. */
  #unused<Identity extends { id: string }>(taken: ReadonlyMap<string, unknown>, next: () => Identity): Identity {
    for (;;) {
      const identity = next();
      if (!taken.has(identity.id)) return identity;
    }
  }

  /** Forgets what was submitted under correlation ids that begin so; everything when none is given. */
  clear(correlation = ''): void {
    for (const records of [this.#applications, this.#payments]) {
      for (const [id, { correlationId }] of records) {
        if ((correlationId ?? '').startsWith(correlation)) records.delete(id);
      }
    }
  }
}
