import { messageOf } from '../../../support/problem.ts';
import { applyBankAnswer, undecidedApplications } from '../../applications/store.ts';
import type { UndecidedApplication } from '../../applications/stored-application.ts';
import type { BankClient } from '../../service-kit/bank-client.ts';
import { CallFailure, type CallFailureKind } from '../../service-kit/call-failure.ts';
import type { Database } from '../../service-kit/database.ts';
import type { Log } from '../../service-kit/log.ts';

/** What one run of the job came to. `error` is there when something in it failed. */
export interface PollResult {
  examined: number;
  changed: number;
  error?: string;
}

/** What polling needs. */
export interface PollMaterial {
  database: Database;
  bank: Pick<BankClient, 'readApplication'>;
  log: Log;
}

/** After such a failure the bank would not answer about the next application either. */
const POINTLESS_TO_GO_ON: readonly CallFailureKind[] = ['unreachable', 'no-answer', 'credential-refused'];

/**
 * Asks the bank about every undecided application and applies what it answers. One application that the bank can't
 * tell about does not keep the others from being asked about, but makes the run one that failed.
 */
export async function pollApplications({ database, bank, log }: PollMaterial): Promise<PollResult> {
  const result = { examined: 0, changed: 0 };
  const failures: string[] = [];
  for (const application of await undecidedApplications(database)) {
    result.examined += 1;
    try {
      if (await pollOne(application)) result.changed += 1;
    } catch (error) {
      failures.push(messageOf(error));
      const { correlationId, id } = application;
      log.warn('application-not-polled', { correlationId, applicationId: id, message: messageOf(error) });
      if (error instanceof CallFailure && POINTLESS_TO_GO_ON.includes(error.kind)) break;
    }
  }
  const [first] = failures;
  if (first === undefined) return result;
  return { ...result, error: failures.length === 1 ? first : `${first} (and ${failures.length - 1} more)` };

  async function pollOne(application: UndecidedApplication): Promise<boolean> {
    const answer = await bank.readApplication(application.bankApplicationId, application.correlationId);
    const progress = await applyBankAnswer(database, application, answer);
    if (progress === undefined) return false;
    log.info('application-changed', {
      correlationId: application.correlationId,
      applicationId: application.id,
      message: `${application.status} became ${progress.status}`,
    });
    return true;
  }
}
