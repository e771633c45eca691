import { callJson } from '../../service-kit/call-json.ts';
import type { Log } from '../../service-kit/log.ts';
import {
  type ApplicationAnswer,
  type ApplicationRequest,
  applicationAnswerSchema,
  type Information,
} from '../onboarding/api.ts';
import { type PaymentAnswer, type PaymentRequest, paymentAnswerSchema } from '../payments/api.ts';

/** Longer than the services give the bank, so that their own account of what went wrong arrives. */
const TIME_LIMIT_MS = 12_000;

/** Whose request it is, and the key by which a repeated one is known. */
export interface FirstRequest {
  correlationId: string;
  idempotencyKey: string;
}

/** The services behind the pages. Everything rejects with a `CallFailure`. */
export interface Downstream {
  pay(request: PaymentRequest, first: FirstRequest): Promise<PaymentAnswer>;
  payment(id: string, correlationId: string): Promise<PaymentAnswer>;
  apply(request: ApplicationRequest, first: FirstRequest): Promise<ApplicationAnswer>;
  application(id: string, correlationId: string): Promise<ApplicationAnswer>;
  /** Hands an application to the bank that it has not got yet. */
  submitAgain(id: string, correlationId: string): Promise<ApplicationAnswer>;
  supplyInformation(id: string, information: Information, correlationId: string): Promise<ApplicationAnswer>;
}

/** Reaches onboarding and payments at the given addresses. */
export function createDownstream(urls: { onboarding: string; payments: string }, log: Log): Downstream {
  const payments = { name: 'payments', url: urls.payments, log, timeLimitMs: TIME_LIMIT_MS };
  const onboarding = { name: 'onboarding', url: urls.onboarding, log, timeLimitMs: TIME_LIMIT_MS };
  const application = (id: string) => `/applications/${encodeURIComponent(id)}`;
  return {
    pay: (json, { correlationId, idempotencyKey }) =>
      callJson(payments, {
        method: 'POST',
        path: '/payments',
        correlationId,
        headers: { 'idempotency-key': idempotencyKey },
        json,
        answer: paymentAnswerSchema,
      }),
    payment: (id, correlationId) =>
      callJson(payments, {
        method: 'GET',
        path: `/payments/${encodeURIComponent(id)}`,
        correlationId,
        answer: paymentAnswerSchema,
      }),
    apply: (json, { correlationId, idempotencyKey }) =>
      callJson(onboarding, {
        method: 'POST',
        path: '/applications',
        correlationId,
        headers: { 'idempotency-key': idempotencyKey },
        json,
        answer: applicationAnswerSchema,
      }),
    application: (id, correlationId) =>
      callJson(onboarding, { method: 'GET', path: application(id), correlationId, answer: applicationAnswerSchema }),
    submitAgain: (id, correlationId) =>
      callJson(onboarding, {
        method: 'POST',
        path: `${application(id)}/submission`,
        correlationId,
        answer: applicationAnswerSchema,
      }),
    supplyInformation: (id, json, correlationId) =>
      callJson(onboarding, {
        method: 'POST',
        path: `${application(id)}/information`,
        correlationId,
        json,
        answer: applicationAnswerSchema,
      }),
  };
}
