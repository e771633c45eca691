import { markFailedToSubmit, markSubmitted } from '../../applications/store.ts';
import type { StoredApplication } from '../../applications/stored-application.ts';
import type { BankClient } from '../../service-kit/bank-client.ts';
import { CallFailure } from '../../service-kit/call-failure.ts';
import type { Queryable } from '../../service-kit/database.ts';

/** The application once the bank has it, or why the bank has not got it. */
export type Submitted = { handedOver: true; application: StoredApplication } | { handedOver: false; reason: string };

/**
 * Hands an application to the bank. It may be handed over again at any time: the bank knows it by its id, and one that
 * it has already is left as it is.
 */
export async function submitToBank(
  database: Queryable,
  bank: BankClient,
  application: StoredApplication,
): Promise<Submitted> {
  if (application.status !== 'failed-to-submit') return { handedOver: true, application };
  const { id, correlationId, company, applicant } = application;
  try {
    const receipt = await bank.submitApplication({ company, applicant }, { correlationId, idempotencyKey: id });
    return { handedOver: true, application: await markSubmitted(database, id, receipt.applicationId) };
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    await markFailedToSubmit(database, id, error.message);
    return { handedOver: false, reason: error.message };
  }
}
