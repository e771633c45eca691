import type { BankMaterial } from '../bank-model.ts';
import type { Credential } from './access/credential.ts';
import { Tokens } from './access/tokens.ts';
import { Idempotency } from './idempotency.ts';
import { Identifiers } from './identifiers.ts';
import { type ApplicationRecord, applicationRecordSchema } from './records/application-record.ts';
import { Applications } from './records/applications.ts';
import { type PaymentRecord, paymentRecordSchema } from './records/payment-record.ts';
import { Payments } from './records/payments.ts';

/** The bank without HTTP and without versions: what all versions of its API work on. */
export interface BackOffice {
  readonly credential: Credential;
  readonly tokens: Tokens;
  readonly identifiers: Identifiers;
  readonly applications: Applications;
  readonly payments: Payments;
  /** Requests that may come again. */
  readonly submissions: Idempotency<ApplicationRecord>;
  readonly orders: Idempotency<PaymentRecord>;
}

export interface BackOfficeOptions extends Pick<BankMaterial, 'memory' | 'clocks' | 'seed'> {
  readonly credential: Credential;
  /** How many decided applications, and how many settled payments, are remembered. */
  readonly kept: number;
  /** Told of an application each time it has moved. */
  readonly onMoved: (record: ApplicationRecord, identifiers: Identifiers) => void;
}

/** Opens the office with what `memory` still holds of it. */
export function openBackOffice({ memory, clocks, seed, credential, kept, onMoved }: BackOfficeOptions): BackOffice {
  const identifiers = new Identifiers(seed, memory);
  const common = { memory, clocks, identifiers, kept };
  return {
    credential,
    tokens: new Tokens(clocks, memory),
    identifiers,
    applications: new Applications({ ...common, onMoved: (record) => onMoved(record, identifiers) }),
    payments: new Payments(common),
    submissions: new Idempotency('sample-submissions', applicationRecordSchema, common),
    orders: new Idempotency('sample-orders', paymentRecordSchema, common),
  };
}

/**
 * Forgets what came under correlation ids that begin with `correlation`, and leaves everybody else's alone. Without it the
 * office begins anew, its ids from the first again. Tokens stay good, so that a platform that runs on does not notice.
 */
export function resetBackOffice(office: BackOffice, correlation: string | undefined): void {
  for (const kept of [office.applications, office.payments, office.submissions, office.orders]) kept.clear(correlation);
  if (correlation === undefined) office.identifiers.restart();
}
