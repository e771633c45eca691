import type { Question } from '../../../applications/application.ts';
import { formatIban } from '../../../service-kit/iban.ts';
import type { ApplicationAnswer } from '../../onboarding/api.ts';
import type { FieldErrors, Typed } from '../forms/check-form.ts';
import { type Field, renderErrorSummary, renderField } from './fields.ts';
import { type Html, html } from './html.ts';
import { ARROW, CLOCK, CROSS, QUESTION, TICK, WARNING } from './icons.ts';
import type { Live } from './live.ts';

/** What a customer typed in answer to the bank when something in it was wrong. */
export interface Answering {
  typed: Typed;
  errors: FieldErrors;
}

/** What a customer is told of an application, and what can be done about it. */
export type ApplicationView = Live['status'] & { content: Html };

/** The view of an application in its status. */
export function applicationView(application: ApplicationAnswer, answering: Answering): ApplicationView {
  const { applicationId, informationRequested, accountNumber = '', rejectionReason = '' } = application;
  switch (application.status) {
    case 'failed-to-submit':
      return {
        tone: 'bad',
        sign: WARNING,
        text: 'We could not hand your application to the bank yet',
        content: tryAgain(applicationId),
      };
    case 'submitted':
    case 'under-review':
      return {
        tone: 'waiting',
        sign: CLOCK,
        text: 'Your application is with the bank',
        content: html`<p class="note">The bank’s staff look at it now. This page tells you as soon as there is news; you need not reload it.</p>`,
      };
    case 'information-required':
      return {
        tone: 'asking',
        sign: QUESTION,
        text: 'The bank asks for more information',
        content: answersForm(applicationId, informationRequested, answering),
      };
    case 'approved':
      return {
        tone: 'good',
        sign: TICK,
        text: 'Your account is open',
        content: html`<section class="card account" aria-labelledby="account-heading"><h2 id="account-heading">Account number</h2><p class="account-number code">${formatIban(accountNumber)}</p><p>You can use it from now on.</p><a class="button" href="/payments/new">Make a payment${ARROW}</a></section>`,
      };
    case 'rejected':
      return {
        tone: 'bad',
        sign: CROSS,
        text: 'The bank has declined your application',
        content: html`<section class="card" aria-labelledby="reason-heading"><h2 id="reason-heading">Reason</h2><p>${rejectionReason}</p></section>`,
      };
  }
}

function tryAgain(applicationId: string): Html {
  return html`<section class="card" aria-labelledby="again-heading">
  <h2 id="again-heading">Nothing is lost</h2>
  <p>Your application is safe with us. The bank did not answer when we wanted to pass it on; you can try again now or come back to this page later.</p>
  <form method="post" action="/business-account/${applicationId}/submission" data-once><div class="actions"><button class="button" type="submit">Try again${ARROW}</button></div></form>
</section>`;
}

function answersForm(applicationId: string, questions: readonly Question[], { typed, errors }: Answering): Html {
  const fields = questions.map(({ field, question }): Field => ({ name: field, label: question, kind: 'paragraph' }));
  return html`<section class="card" aria-labelledby="questions-heading">
  <h2 id="questions-heading">Please answer the bank’s questions</h2>
  ${renderErrorSummary(fields, errors)}
  <form method="post" action="/business-account/${applicationId}/information" novalidate data-once>
    <div class="fields">${fields.map((field) => renderField(field, typed, errors))}</div>
    <div class="actions"><button class="button" type="submit">Send to the bank${ARROW}</button></div>
  </form>
</section>`;
}
