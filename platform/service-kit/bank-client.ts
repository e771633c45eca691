import type { z } from 'zod';
import type { Secret } from '../../support/secret.ts';
import {
  type BankApplication,
  type BankPayment,
  type BankReceipt,
  bankApplicationSchema,
  bankPaymentSchema,
  bankReceiptSchema,
} from './bank-answers.ts';
import { createTokenSource } from './bank-token.ts';
import { CallFailure } from './call-failure.ts';
import { type Call, callJson, type RemoteSystem } from './call-json.ts';
import type { BankConfiguration } from './configuration-keys.ts';
import type { Log } from './log.ts';
import type { Money } from './money.ts';

/** A payment as the bank is asked for it. */
export interface PaymentOrder {
  creditor: { name: string; iban: string };
  amount: Money;
  remittanceInformation: string;
}

/** Who makes a request that the bank may get twice, and the key by which it knows that it is the same. */
export interface Submission {
  correlationId: string;
  idempotencyKey: string;
}

/** The bank, as the platform uses it. Everything rejects with a `CallFailure`. */
export interface BankClient {
  createPayment(order: PaymentOrder, submission: Submission): Promise<BankPayment>;
  readPayment(bankPaymentId: string, correlationId: string): Promise<BankPayment>;
  submitApplication(application: unknown, submission: Submission): Promise<BankReceipt>;
  readApplication(bankApplicationId: string, correlationId: string): Promise<BankApplication>;
  supplyInformation(
    bankApplicationId: string,
    answers: readonly { field: string; answer: string }[],
    correlationId: string,
  ): Promise<BankApplication>;
}

const SYSTEM = 'the bank';

/** A client of the bank at `BANK_URL` with the given credential. */
export function createBankClient(configuration: BankConfiguration, log: Log): BankClient {
  const bank: RemoteSystem = { name: SYSTEM, url: configuration.BANK_URL, log };
  const tokens = createTokenSource(bank, configuration);

  const askWith = <Schema extends z.ZodType>(token: Secret, call: Call<Schema>) =>
    callJson(bank, { ...call, headers: { ...call.headers, authorization: `Bearer ${token.reveal()}` } });
  /** A token can be withdrawn before its time, by a restart of the bank for one: then one new one is tried. */
  const ask = async <Schema extends z.ZodType>(call: Call<Schema>) => {
    const token = await tokens.current(call.correlationId);
    return askWith(token, call).catch(async (error: unknown) => {
      if (!(error instanceof CallFailure && error.status === 401)) throw error;
      tokens.forget();
      return askWith(await tokens.current(call.correlationId), call);
    });
  };

  const application = (id: string) => `/business-account-applications/${encodeURIComponent(id)}`;
  const idempotency = (key: string) => ({ 'idempotency-key': key });
  return {
    createPayment: (order, { correlationId, idempotencyKey }) =>
      ask({
        method: 'POST',
        path: '/payments',
        correlationId,
        headers: idempotency(idempotencyKey),
        json: order,
        answer: bankPaymentSchema,
      }),
    readPayment: (id, correlationId) =>
      ask({ method: 'GET', path: `/payments/${encodeURIComponent(id)}`, correlationId, answer: bankPaymentSchema }),
    submitApplication: (submitted, { correlationId, idempotencyKey }) =>
      ask({
        method: 'POST',
        path: '/business-account-applications',
        correlationId,
        headers: idempotency(idempotencyKey),
        json: submitted,
        answer: bankReceiptSchema,
      }),
    readApplication: (id, correlationId) =>
      ask({ method: 'GET', path: application(id), correlationId, answer: bankApplicationSchema }),
    supplyInformation: (id, answers, correlationId) =>
      ask({
        method: 'POST',
        path: `${application(id)}/information`,
        correlationId,
        json: { answers },
        answer: bankApplicationSchema,
      }),
  };
}
