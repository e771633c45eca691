import type { Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { messageOf } from '../../../../support/problem.ts';
import { CallFailure } from '../../../service-kit/call-failure.ts';
import type { ServiceContext } from '../../../service-kit/correlation.ts';
import type { Log } from '../../../service-kit/log.ts';
import { messagePage } from '../pages/message-page.ts';

/** Turns whatever goes wrong into a page that a customer can do something with; the log says the cause. */
export function addFailurePages(app: Hono<ServiceContext>, log: Log): void {
  app.notFound(answerNotFound);

  app.onError((error, context) => {
    const reference = context.get('correlationId');
    if (error instanceof CallFailure && error.status === 404) return answerNotFound(context);
    if (error instanceof HTTPException && error.status === 403) {
      const text = 'The form was not sent from our own pages. Open the page again and fill it in there.';
      return context.html(messagePage({ heading: 'We did not accept this form', text, reference }), 403);
    }
    log.error('page-failed', { correlationId: reference, path: context.req.path, message: messageOf(error) });
    const ours = !(error instanceof CallFailure);
    const text = ours
      ? 'Something went wrong on our side. Please try again in a moment.'
      : 'Something behind this page does not answer just now. Nothing you sent is lost; please try again in a moment.';
    const link = context.req.method === 'GET' ? { href: context.req.path, text: 'Try again' } : undefined;
    const heading = 'We can’t show this just now';
    return context.html(
      messagePage({ heading, text, reference, ...(link === undefined ? {} : { link }) }),
      ours ? 500 : 502,
    );
  });
}

function answerNotFound(context: Context<ServiceContext>) {
  const text = 'The address may be mistyped, or what it showed is no longer there.';
  return context.html(
    messagePage({ heading: 'There is no such page', text, reference: context.get('correlationId') }),
    404,
  );
}
