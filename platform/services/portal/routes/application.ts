import type { Hono } from 'hono';
import { CallFailure } from '../../../service-kit/call-failure.ts';
import type { ServiceContext } from '../../../service-kit/correlation.ts';
import { notSubmittedSchema } from '../../onboarding/api.ts';
import type { Downstream } from '../downstream.ts';
import { answersFormSchema } from '../forms/answers-form.ts';
import { checkForm } from '../forms/check-form.ts';
import { applicationLive, applicationPage } from '../pages/application-page.ts';
import { readTyped } from '../read-typed.ts';

/** Adds the page on which a customer follows an application, and what can be done on it. */
export function addApplicationPage(app: Hono<ServiceContext>, downstream: Downstream): void {
  app.get('/business-account/:id', async (context) =>
    context.html(applicationPage(await downstream.application(context.req.param('id'), context.get('correlationId')))),
  );

  app.get('/business-account/:id/status', async (context) =>
    context.html(applicationLive(await downstream.application(context.req.param('id'), context.get('correlationId')))),
  );

  app.post('/business-account/:id/submission', async (context) => {
    const id = context.req.param('id');
    try {
      await downstream.submitAgain(id, context.get('correlationId'));
    } catch (error) {
      // The application's own page says that the bank has still not got it.
      if (!(error instanceof CallFailure && notSubmittedSchema.safeParse(error.body).success)) throw error;
    }
    return context.redirect(`/business-account/${encodeURIComponent(id)}`, 303);
  });

  app.post('/business-account/:id/information', async (context) => {
    const id = context.req.param('id');
    const correlationId = context.get('correlationId');
    const application = await downstream.application(id, correlationId);
    const here = `/business-account/${encodeURIComponent(id)}`;
    // Sent twice, or decided meanwhile: the page says how things stand.
    if (application.status !== 'information-required') return context.redirect(here, 303);

    const typed = await readTyped(context);
    const checked = checkForm(answersFormSchema(application.informationRequested), typed);
    if (!checked.accepted) {
      return context.html(applicationPage(application, { typed, errors: checked.errors }), 422);
    }
    const answers = Object.entries(checked.value).map(([field, answer]) => ({ field, answer }));
    try {
      await downstream.supplyInformation(id, { answers }, correlationId);
    } catch (error) {
      if (!(error instanceof CallFailure && error.status === 409)) throw error;
    }
    return context.redirect(here, 303);
  });
}
