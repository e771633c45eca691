import { HttpResponse, http } from 'msw';
import type { Bank } from '../bank.ts';
import { readJsonBody } from '../body.ts';
import { correlationOf } from '../correlation.ts';
import { problemResponse } from '../problem-response.ts';
import { authorise } from './access.ts';
import { once } from './once.ts';
import { paymentBody } from './representation.ts';
import { paymentRequestSchema } from './request-schemas.ts';

/** Instant payments. */
export function paymentHandlers(bank: Bank, origin: string) {
  return {
    createPayment: http.post(`${origin}/payments`, async ({ request }) => {
      const access = authorise(bank, request, 'payments');
      if (!access.ok) return access.refusal;
      const body = await readJsonBody(request, paymentRequestSchema);
      if (!body.ok) return body.refusal;
      const { debtorAccount, creditor, amount, remittanceInformation } = body.value;
      const { clientId } = access.grant;
      return once(bank, { request, clientId, operation: 'createPayment', body: body.text }, () => {
        const debtorIban = debtorAccount?.iban ?? bank.identifiers.clientIban;
        const order = { debtorIban, creditor, amount: amount.value, remittanceInformation };
        const payment = bank.store.receivePayment(order, correlationOf(request.headers));
        const headers = { location: `/payments/${payment.id}` };
        return HttpResponse.json(paymentBody(payment), { status: 201, headers });
      });
    }),

    readPayment: http.get<{ paymentId: string }>(`${origin}/payments/:paymentId`, ({ request, params }) => {
      const access = authorise(bank, request, 'payments');
      if (!access.ok) return access.refusal;
      const payment = bank.store.payment(params.paymentId);
      if (payment !== undefined) return HttpResponse.json(paymentBody(payment));
      return problemResponse({
        status: 404,
        kind: 'not-found',
        title: 'There is no such payment',
        detail: 'This bank knows no payment with this id.',
      });
    }),
  };
}
