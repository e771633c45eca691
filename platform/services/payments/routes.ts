import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { BankClient } from '../../service-kit/bank-client.ts';
import { CallFailure } from '../../service-kit/call-failure.ts';
import type { ServiceContext } from '../../service-kit/correlation.ts';
import type { Queryable } from '../../service-kit/database.ts';
import { idempotencyOf, refuseReusedKey } from '../../service-kit/idempotency.ts';
import { readJsonBody } from '../../service-kit/json-body.ts';
import { answerProblem } from '../../service-kit/problem-answer.ts';
import { paymentRequestSchema } from './api.ts';
import { askBank, type PaymentFollower } from './follow.ts';
import type { StatementAddress } from './statements.ts';
import { applyBankPayment, findPayment, keepPayment, markFailed } from './store.ts';
import { describePayment, type StoredPayment } from './stored-payment.ts';

/** What the routes of payments work with. */
export interface PaymentsMaterial {
  database: Queryable;
  bank: BankClient;
  follower: PaymentFollower;
  statement: StatementAddress;
}

/** Adds the API of payments to its application. */
export function addRoutes(app: Hono<ServiceContext>, { database, bank, follower, statement }: PaymentsMaterial): void {
  app.post('/payments', async (context) => {
    const read = await readJsonBody(context, paymentRequestSchema);
    if (!read.accepted) return read.refusal;
    const idempotency = idempotencyOf(context, read.body);
    const correlationId = context.get('correlationId');
    const kept = await keepPayment(database, { id: randomUUID(), correlationId, ...read.body }, idempotency);
    if (kept.requestDigest !== idempotency.digest) return refuseReusedKey(context);

    const failure = await sendToBank(kept);
    if (failure !== undefined) {
      return answerProblem(context, {
        status: 502,
        title: 'The payment was not made',
        detail: failure.message,
        extensions: { paymentId: kept.id },
      });
    }
    const current = (await findPayment(database, kept.id)) ?? kept;
    if (current.status === 'pending') follower.follow(current);
    return context.json(describePayment(current, statement(current.id)), 201);
  });

  app.get('/payments/:id', async (context) => {
    const payment = await findPayment(database, context.req.param('id'));
    if (payment === undefined) {
      return answerProblem(context, {
        status: 404,
        title: 'There is no such payment',
        detail: 'No payment has this id.',
      });
    }
    if (payment.status === 'pending') follower.follow(payment);
    return context.json(describePayment(payment, statement(payment.id)));
  });

  /**
   * Resolves with the failure that makes the payment come to nothing. When it is not certain whether the bank has
   * got it, the payment stays pending, and following it finds out.
   */
  async function sendToBank(payment: StoredPayment): Promise<CallFailure | undefined> {
    if (payment.status !== 'pending' || payment.bankPaymentId !== null) return undefined;
    try {
      await applyBankPayment(database, payment.id, await askBank(bank, payment));
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      if (!error.nothingWasDone) return undefined;
      await markFailed(database, payment.id, error.message);
      return error;
    }
    return undefined;
  }
}
