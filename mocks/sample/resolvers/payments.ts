import type { OperationResolver } from '../../bank-model.ts';
import { type FieldError, invalid } from '../../problem-response.ts';
import { isIban } from '../iban.ts';
import { CLIENT_IBAN } from '../identifiers.ts';
import { keyTaken, unknown } from '../refusals.ts';
import type { OrderedPayment, PaymentTranslator } from '../translators/translator.ts';
import { acceptedBody } from './accepted-body.ts';
import { once } from './once.ts';
import { resourceIn, runOfRequest } from './request-facts.ts';
import { respond } from './respond.ts';
import { locationOf, operationFor, type ServedVersion } from './served-version.ts';

/** Takes an instant payment. */
export function createPayment(served: ServedVersion): OperationResolver {
  const { api, contract, office } = served;
  const operation = operationFor(served, 'createPayment');
  const reading = operationFor(served, 'readPayment');
  return async ({ request }) => {
    const stopped = api.access(office, request.headers, 'payments');
    if (stopped !== null) return api.refuse(stopped);
    const accepted = await acceptedBody(request, { contract, operation });
    if (!accepted.ok) return api.refuse(accepted.problem);
    const ordered = api.payments.order(accepted.body);
    const wrong = wrongIbans(ordered, api.payments);
    if (wrong.length > 0) return api.refuse(invalid(wrong));
    const order = { ...ordered, debtorIban: ordered.debtorIban ?? CLIENT_IBAN };
    const outcome = once(office.orders, request.headers, order, (correlationId) =>
      office.payments.receive(order, correlationId),
    );
    if (!outcome.done) return api.refuse(keyTaken());
    const { result, headers } = outcome;
    return respond(api.payments.received(result, locationOf(reading, result.id)), headers);
  };
}

/** Says how a payment stands. */
export function readPayment({ api, office }: ServedVersion): OperationResolver {
  return ({ request, params }) => {
    const stopped = api.access(office, request.headers, 'payments');
    if (stopped !== null) return api.refuse(stopped);
    const payment = office.payments.find(resourceIn(params), runOfRequest(request));
    return payment === undefined ? api.refuse(unknown('payment')) : respond(api.payments.shown(payment));
  };
}

/** Check digits are a rule of the bank: no schema can hold it. */
function wrongIbans({ debtorIban, creditor }: OrderedPayment, { places }: PaymentTranslator): FieldError[] {
  const detail = 'must be an IBAN with correct check digits and no spaces';
  const errors: FieldError[] = [];
  if (debtorIban !== null && !isIban(debtorIban)) errors.push({ pointer: `#${places.debtorIban}`, detail });
  if (!isIban(creditor.iban)) errors.push({ pointer: `#${places.creditorIban}`, detail });
  return errors;
}
