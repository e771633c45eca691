import { z } from 'zod';
import type { BankEvent } from './journal-entry.ts';
import type { Match } from './operations.ts';

const answeredApplication = z.object({ applicationId: z.string().optional(), status: z.string().optional() });

interface AnsweredCall {
  correlationId: string | null;
  method: string;
  path: string;
  match: Match;
  status: number;
  body: Buffer;
  durationMs: number;
}

/**
 * What the journal keeps of a call: no header, no body, and of the answer only which application it is about and the
 * status it gives it. Both are taken from the answer itself, so that an answer which was tampered with is recorded as
 * the platform saw it.
 */
export function callEntry({ correlationId, method, path, match, status, body, durationMs }: AnsweredCall): BankEvent {
  const asked = match.operation === null ? null : (match.parameters.applicationId ?? null);
  const answered = status < 300 ? readAnswer(body) : {};
  const application = answered.applicationId ?? asked;
  return {
    kind: 'call',
    correlationId,
    method,
    path,
    operation: match.operation,
    status,
    durationMs: Math.round(durationMs),
    application,
    applicationStatus: application === null ? null : (answered.status ?? null),
  };
}

function readAnswer(body: Buffer): z.infer<typeof answeredApplication> {
  try {
    return answeredApplication.safeParse(JSON.parse(body.toString('utf8'))).data ?? {};
  } catch {
    return {};
  }
}
