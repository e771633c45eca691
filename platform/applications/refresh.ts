import type { BankClient } from '../service-kit/bank-client.ts';
import type { Database } from '../service-kit/database.ts';
import type { Log } from '../service-kit/log.ts';
import { type AppliedAnswer, applyBankAnswer } from './store.ts';
import type { ApplicationAtBank } from './stored-application.ts';

/** What it takes to learn from the bank. */
export interface RefreshMaterial {
  database: Database;
  bank: Pick<BankClient, 'readApplication'>;
  log: Log;
}

/** Asks the bank how an application stands and applies its answer. Rejects with a `CallFailure`. */
export async function refreshFromBank(
  { database, bank, log }: RefreshMaterial,
  application: ApplicationAtBank,
): Promise<AppliedAnswer> {
  const { id, bankApplicationId, correlationId, status } = application;
  const answer = await bank.readApplication(bankApplicationId, correlationId);
  const applied = await applyBankAnswer(database, application, answer);
  if (applied.outcome === 'changed') {
    const message = `${status} became ${applied.progress.status}`;
    log.info('application-changed', { correlationId, applicationId: id, message });
  }
  return applied;
}
