import type { Context, Hono } from 'hono';
import { newToken } from '../../../../support/ids.ts';
import { CallFailure } from '../../../service-kit/call-failure.ts';
import type { ServiceContext } from '../../../service-kit/correlation.ts';
import { notSubmittedSchema } from '../../onboarding/api.ts';
import type { Downstream } from '../downstream.ts';
import { applicationFormSchema } from '../forms/application-form.ts';
import { checkForm, type Typed } from '../forms/check-form.ts';
import { FORM_KEY, idempotencyKeyOf } from '../forms/form-key.ts';
import { APPLICATION_FORM } from '../pages/application-form-page.ts';
import { formPage } from '../pages/form-page.ts';
import { messagePage } from '../pages/message-page.ts';
import { readTyped } from '../read-typed.ts';

/** Adds the pages on which a business account is applied for. */
export function addBusinessAccountPages(app: Hono<ServiceContext>, downstream: Downstream): void {
  app.get('/business-account/new', (context) => context.html(formPage(APPLICATION_FORM, newToken(), {})));

  app.post('/business-account/new', async (context) => {
    const typed = await readTyped(context);
    const checked = checkForm(applicationFormSchema, typed);
    if (!checked.accepted) {
      return context.html(formPage(APPLICATION_FORM, typed[FORM_KEY] ?? newToken(), typed, checked.errors), 422);
    }
    const { fullName, email, expectedAnnualTurnover, ...rest } = checked.value;
    const request = {
      company: { ...rest, expectedAnnualTurnover: { value: expectedAnnualTurnover, currency: 'EUR' as const } },
      applicant: { fullName, email },
    };
    const correlationId = context.get('correlationId');
    try {
      const { applicationId } = await downstream.apply(request, {
        correlationId,
        idempotencyKey: idempotencyKeyOf(typed),
      });
      return context.redirect(`/business-account/${applicationId}`, 303);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      return goOnAfterFailure(context, typed, error);
    }
  });
}

/** An application that is kept, though the bank has not got it, is shown on its page, from where it can be sent again. */
async function goOnAfterFailure(context: Context<ServiceContext>, typed: Typed, failure: CallFailure) {
  const kept = notSubmittedSchema.safeParse(failure.body);
  if (kept.success) return context.redirect(`/business-account/${kept.data.applicationId}`, 303);
  const message = {
    heading: 'We could not take your application just now',
    text: 'Something on our side does not answer. What you typed is still here: please try again in a moment.',
    reference: context.get('correlationId'),
    again: { action: APPLICATION_FORM.action, typed, button: 'Try again' },
  };
  return context.html(messagePage(message), 502);
}
