import { formatIban } from '../../../service-kit/iban.ts';
import type { PaymentAnswer } from '../../payments/api.ts';
import { renderFacts } from './facts.ts';
import { formatMoney, formatTime } from './formats.ts';
import { type Html, html, NOTHING } from './html.ts';
import { ARROW, CROSS, SPINNER, TICK } from './icons.ts';
import { layout } from './layout.ts';
import { type Live, renderLive } from './live.ts';

/** The reasons that the bank's contract names, in words for the customer. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['AMOUNT_LIMIT_EXCEEDED', 'The amount is above the limit for an instant payment.'],
  ['CREDITOR_ACCOUNT_CLOSED', 'The account of the beneficiary is closed.'],
  ['SAME_ACCOUNT', 'The beneficiary’s account is the one the payment would be made from.'],
]);

/** The page of one payment: a spinner first, then the receipt. */
export function paymentPage(payment: PaymentAnswer): Html {
  return layout({
    title: view(payment).title,
    section: 'payments',
    waiting: payment.status === 'pending',
    content: html`<div class="narrow">${paymentLive(payment)}</div>`,
  });
}

/** The part of it that follows the payment. */
export function paymentLive(payment: PaymentAnswer): Html {
  const { paymentId, correlationId, status } = payment;
  return renderLive({
    source: `/payments/${paymentId}/status`,
    correlationId,
    state: status,
    settled: status !== 'pending',
    ...view(payment),
  });
}

type View = Pick<Live, 'title' | 'heading' | 'status' | 'details'>;

function view(payment: PaymentAnswer): View {
  switch (payment.status) {
    case 'pending':
      return {
        title: 'Your payment',
        heading: 'Your payment',
        status: { tone: 'waiting', sign: SPINNER, text: 'Your payment is on its way' },
        details: receipt(payment, 'Pending', html`<p>You can stay on this page: the receipt appears by itself.</p>`),
      };
    case 'completed':
      return {
        title: 'Payment receipt',
        heading: 'Payment receipt',
        status: { tone: 'good', sign: TICK, text: 'Your payment has been made' },
        details: receipt(payment, 'Completed', NOTHING),
      };
    case 'failed':
      return {
        title: 'Payment not made',
        heading: 'Payment not made',
        status: { tone: 'bad', sign: CROSS, text: 'Your payment was not made' },
        details: receipt(payment, 'Not made', html`<p>${reason(payment)} Nothing has left your account.</p>`),
      };
  }
}

function reason({ failureReason }: PaymentAnswer): string {
  return REASONS.get(failureReason ?? '') ?? 'The bank could not make the payment.';
}

function receipt(payment: PaymentAnswer, status: string, note: Html): Html {
  const {
    paymentId,
    correlationId,
    creditorName,
    creditorAccount,
    amount,
    reference,
    completedAt,
    createdAt,
    statementUrl,
  } = payment;
  const time =
    completedAt === undefined
      ? { name: 'Entered', value: formatTime(createdAt) }
      : { name: 'Made', value: formatTime(completedAt) };
  const facts = renderFacts([
    { name: 'Amount', value: formatMoney(amount) },
    { name: 'Beneficiary', value: creditorName },
    { name: 'IBAN', value: formatIban(creditorAccount), code: true },
    { name: 'Reference', value: reference },
    { name: 'Status', value: status },
    time,
    { name: 'Payment number', value: paymentId, code: true },
    { name: 'Support reference', value: correlationId, code: true },
    ...(statementUrl === undefined
      ? []
      : [{ name: 'Statement', value: html`<a href="${statementUrl}">See your statements</a>` }]),
  ]);
  const another = html`<p class="actions"><a class="button button-quiet" href="/payments/new">Make another payment${ARROW}</a></p>`;
  return html`<section class="card receipt" aria-label="Details">${note}${facts}</section>${payment.status === 'pending' ? NOTHING : another}`;
}
