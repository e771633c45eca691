import type { RunClocks } from '../../runs/run-clocks.ts';
import { maySee, runOf } from '../../runs/run-key.ts';
import type { Collection, Memory } from '../../state/memory.ts';
import type { Identifiers } from '../identifiers.ts';
import { movePayment, type PaymentState, rejectionOf, settledAt } from '../lifecycle/payment.ts';
import type { PaymentOrder } from '../submission.ts';
import { Finished } from './finished.ts';
import { type PaymentRecord, paymentRecordSchema } from './payment-record.ts';

export interface PaymentsOptions {
  readonly memory: Memory;
  readonly clocks: RunClocks;
  readonly identifiers: Identifiers;
  /** How many that are settled are remembered. */
  readonly kept: number;
}

/** Every payment, each on its own. One that is on its way is never forgotten. */
export class Payments {
  readonly #records: Collection<PaymentRecord>;
  /** On their way, oldest first. */
  readonly #pending = new Set<string>();
  readonly #settled: Finished;
  readonly #options: PaymentsOptions;

  constructor(options: PaymentsOptions) {
    this.#options = options;
    this.#records = options.memory.collection('sample-payments', paymentRecordSchema);
    this.#settled = new Finished(options.kept);
    const records = [...this.#records.values()];
    for (const { id, state } of records) if (state.status === 'pending') this.#pending.add(id);
    const settled = records.filter(({ state }) => state.status !== 'pending');
    for (const record of settled.sort((a, b) => changedAt(a) - changedAt(b))) this.#keepFewer(record);
  }

  receive(order: PaymentOrder, correlationId: string | null): PaymentRecord {
    const { identifiers } = this.#options;
    this.#settleWhatIsDue();
    const { id, takesMs } = identifiers.unused(
      (taken) => this.#records.has(taken),
      () => identifiers.nextPayment(),
    );
    const now = this.#now(correlationId);
    const rejection = rejectionOf({ debtor: order.debtorIban, creditor: order.creditor.iban, amount: order.amount });
    const state: PaymentState = { status: 'pending', settlesAt: now + takesMs, rejection };
    const record: PaymentRecord = { id, correlationId, order, createdAt: now, state };
    this.#records.set(id, record);
    this.#pending.add(id);
    return record;
  }

  /** The payment of an id as it stands by the clock now, as far as a run may see it. */
  find(id: string, run: string | null): PaymentRecord | undefined {
    const record = this.#records.get(id);
    if (record === undefined || !maySee(run, runOf(record.correlationId))) return undefined;
    return this.#settle(record);
  }

  /** Forgets what was ordered under correlation ids that begin so; everything when none is given. */
  clear(correlation = ''): void {
    for (const { id, correlationId } of [...this.#records.values()]) {
      if (!(correlationId ?? '').startsWith(correlation)) continue;
      this.#records.delete(id);
      this.#pending.delete(id);
      this.#settled.delete(id);
    }
  }

  /** Payments that nobody asks after are settled too, or they would never be forgotten. */
  #settleWhatIsDue(): void {
    for (const id of this.#pending) {
      const record = this.#records.get(id);
      if (record !== undefined && this.#settle(record).state.status === 'pending') return;
    }
  }

  #settle(record: PaymentRecord): PaymentRecord {
    const transition = movePayment(record.state, { type: 'time-passed', now: this.#now(record.correlationId) });
    if (!transition.moved) return record;
    const settled: PaymentRecord = { ...record, state: transition.state };
    this.#records.set(record.id, settled);
    this.#pending.delete(record.id);
    this.#keepFewer(settled);
    return settled;
  }

  #keepFewer({ id }: PaymentRecord): void {
    for (const forgotten of this.#settled.add(id)) this.#records.delete(forgotten);
  }

  #now(correlationId: string | null): number {
    return this.#options.clocks.now(runOf(correlationId));
  }
}

/** When a payment last changed, in milliseconds since the epoch. */
export function changedAt({ state, createdAt }: PaymentRecord): number {
  return settledAt(state) ?? createdAt;
}
