import { messageOf } from '../../../support/problem.ts';
import { type RefreshMaterial, refreshFromBank } from '../../applications/refresh.ts';
import { undecidedApplications } from '../../applications/store.ts';
import { CallFailure, type CallFailureKind } from '../../service-kit/call-failure.ts';

/** What one run of the job came to. `error` is there when something in it failed. */
export interface PollResult {
  examined: number;
  changed: number;
  error?: string;
}

/** After such a failure the bank would not answer about the next application either. */
const POINTLESS_TO_GO_ON: readonly CallFailureKind[] = ['unreachable', 'no-answer', 'credential-refused'];

/**
 * Asks the bank about every undecided application and applies what it answers. One application that the bank can't
 * tell about does not keep the others from being asked about, but makes the run one that failed.
 */
export async function pollApplications(material: RefreshMaterial): Promise<PollResult> {
  const { database, log } = material;
  const result = { examined: 0, changed: 0 };
  const failures: string[] = [];
  for (const application of await undecidedApplications(database)) {
    result.examined += 1;
    try {
      const { outcome } = await refreshFromBank(material, application);
      if (outcome === 'changed') result.changed += 1;
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
}
