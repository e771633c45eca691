import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { newToken } from '../../../../support/ids.ts';
import { CallFailure } from '../../../service-kit/call-failure.ts';
import type { ServiceContext } from '../../../service-kit/correlation.ts';
import type { Downstream } from '../downstream.ts';
import { checkForm, type Typed } from '../forms/check-form.ts';
import { FORM_KEY, idempotencyKeyOf } from '../forms/form-key.ts';
import { paymentFormSchema } from '../forms/payment-form.ts';
import { formPage } from '../pages/form-page.ts';
import { messagePage } from '../pages/message-page.ts';
import { PAYMENT_FORM } from '../pages/payment-form-page.ts';
import { paymentLive, paymentPage } from '../pages/payment-page.ts';
import { readTyped } from '../read-typed.ts';

/** Adds the pages on which customers pay. */
export function addPaymentPages(app: Hono<ServiceContext>, downstream: Downstream): void {
  app.get('/payments/new', (context) => context.html(formPage(PAYMENT_FORM, newToken(), {})));

  app.post('/payments/new', async (context) => {
    const typed = await readTyped(context);
    const checked = checkForm(paymentFormSchema, typed);
    if (!checked.accepted) {
      return context.html(formPage(PAYMENT_FORM, typed[FORM_KEY] ?? newToken(), typed, checked.errors), 422);
    }
    const { amount, ...rest } = checked.value;
    const request = { ...rest, amount: { value: amount, currency: 'EUR' as const } };
    const correlationId = context.get('correlationId');
    try {
      const payment = await downstream.pay(request, { correlationId, idempotencyKey: idempotencyKeyOf(typed) });
      return context.redirect(`/payments/${payment.paymentId}`, 303);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      return explainFailure(context, typed, error);
    }
  });

  app.get('/payments/:id', async (context) =>
    context.html(paymentPage(await downstream.payment(context.req.param('id'), context.get('correlationId')))),
  );

  app.get('/payments/:id/status', async (context) =>
    context.html(paymentLive(await downstream.payment(context.req.param('id'), context.get('correlationId')))),
  );
}

/** A refusal by payments that names the payment is final: nothing was paid, and a new attempt is a new payment. */
const notMadeSchema = z.object({ paymentId: z.string() });

async function explainFailure(context: Context<ServiceContext>, typed: Typed, failure: CallFailure) {
  const reference = context.get('correlationId');
  const certain = failure.nothingWasDone || notMadeSchema.safeParse(failure.body).success;
  const message = certain
    ? {
        heading: 'Your payment was not made',
        text: 'The bank can’t be reached just now. Nothing has left your account. Please try again in a moment.',
        again: { action: PAYMENT_FORM.action, typed: { ...typed, [FORM_KEY]: newToken() }, button: 'Try again' },
      }
    : {
        heading: 'We do not know yet whether your payment was made',
        text: 'We lost the connection while it was on its way. Ask again: if it was made already, it is not made twice.',
        again: { action: PAYMENT_FORM.action, typed, button: 'Ask again' },
      };
  return context.html(messagePage({ ...message, reference }), 502);
}
