import { z } from 'zod';
import type { BankPayment } from '../../service-kit/bank-answers.ts';
import type { Queryable } from '../../service-kit/database.ts';
import type { Idempotency } from '../../service-kit/idempotency.ts';
import type { PaymentRequest } from './api.ts';
import { type StoredPayment, storedPaymentSchema } from './stored-payment.ts';

const rowsSchema = z.array(storedPaymentSchema);

/** Keeps a new payment as pending before the bank is asked. A key that was used before gives the payment of then. */
export async function keepPayment(
  database: Queryable,
  request: PaymentRequest & { id: string; correlationId: string },
  { key, digest }: Idempotency,
): Promise<StoredPayment> {
  const { id, correlationId, creditorName, creditorAccount, amount, reference } = request;
  await database.query(
    `insert into payments (id, idempotency_key, request_digest, correlation_id, status,
       creditor_name, creditor_account, amount, currency, reference)
     values ($1, $2, $3, $4, 'pending', $5, $6, $7, $8, $9)
     on conflict (idempotency_key) do nothing`,
    [id, key, digest, correlationId, creditorName, creditorAccount, amount.value, amount.currency, reference],
  );
  const { rows } = await database.query('select * from payments where idempotency_key = $1', [key]);
  const [kept] = rowsSchema.parse(rows);
  if (kept === undefined) throw new Error('the payment was not kept');
  return kept;
}

/** The payment with this id, if there is one. */
export async function findPayment(database: Queryable, id: string): Promise<StoredPayment | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const { rows } = await database.query('select * from payments where id = $1', [id]);
  return rowsSchema.parse(rows)[0];
}

/** Stores what the bank says of a payment. One that is completed or failed stays so. */
export async function applyBankPayment(database: Queryable, id: string, answer: BankPayment): Promise<void> {
  const completedAt = answer.status === 'COMPLETED' ? answer.completedAt : null;
  const failureReason = answer.status === 'REJECTED' ? answer.rejection.reason : null;
  const status = { PENDING: 'pending', COMPLETED: 'completed', REJECTED: 'failed' }[answer.status];
  await database.query(
    `update payments set bank_payment_id = $2, status = $3, completed_at = $4, failure_reason = $5
     where id = $1 and status = 'pending'`,
    [id, answer.paymentId, status, completedAt, failureReason],
  );
}

/** Stores that a payment came to nothing, and why. */
export async function markFailed(database: Queryable, id: string, reason: string): Promise<void> {
  await database.query(
    `update payments set status = 'failed', failure_reason = $2 where id = $1 and status = 'pending'`,
    [id, reason],
  );
}
