import type { Bank } from '../bank.ts';
import { NO_SUBJECT, type Subject } from '../bank-model.ts';
import { parseBody } from '../conformance/checked-request.ts';
import { nearestOperation } from '../conformance/nearest-operation.ts';
import type { Violation } from '../contract/contract.ts';
import type { Outcome } from './answering.ts';
import type { Call } from './call.ts';

/** What stands for the status where the caller got no answer. */
const NO_ANSWER = 0;
const OVERRIDE = 'override';

/**
 * Puts a call into the journal: what it was for and what it came to, what in request and answer the contract does not
 * allow, and that it was for something the contract does not have. No header and no body is kept there.
 */
export function recordCall(bank: Bank, call: Call, outcome: Outcome, requestBody: Buffer | null): void {
  const { edition, match, correlationId, method, path } = call;
  const { answer, fault, overridden } = outcome;
  const status = answer?.status ?? NO_ANSWER;
  const common = { correlationId, method, path, version: edition.version };
  const { operation } = match;
  const served = operation === null ? undefined : edition.operations.get(operation.id);
  keepExchange(bank, call, outcome, served?.role === 'token' ? null : requestBody);
  if (operation === null || served === undefined) {
    if (overridden) return;
    const nearest = nearestOperation(edition.contract, method, path);
    bank.journal.record({ ...common, kind: 'unexpected-call', status, nearest: nearest?.id ?? null });
    return;
  }
  const contentType = answer?.headers.get('content-type') ?? '';
  const body = answer === null ? undefined : parseBody(contentType, answer.body.toString('utf8')).body;
  const location = answer?.headers.get('location') ?? null;
  const { parameters } = match;
  const subject = answer === null ? NO_SUBJECT : served.subjectOf({ parameters, status, body, location });
  bank.journal.record({
    ...common,
    ...callPart(call, subject),
    kind: 'call',
    operation: operation.id,
    role: served.role,
    status,
    fault,
    overridden,
  });
  const violated = (side: 'request' | 'response', violations: readonly Violation[], because: string | null) => {
    for (const violation of violations) {
      bank.journal.record({
        ...common,
        ...violation,
        kind: 'violation',
        operation: operation.id,
        side,
        fault: because,
      });
    }
  };
  violated('request', outcome.violations ?? [], null);
  if (answer === null) return;
  const { headers } = answer;
  violated(
    'response',
    edition.contract.checkResponse(operation, { status, headers, body }),
    overridden ? OVERRIDE : fault,
  );
}

function callPart({ begun }: Call, { resource, namedState, state }: Subject) {
  return { durationMs: Math.round(performance.now() - begun), resource, namedState, state };
}

function keepExchange(bank: Bank, call: Call, { answer }: Outcome, requestBody: Buffer | null): void {
  const { edition, match, correlationId, method, path, query, headers, at } = call;
  const isToken = match.operation !== null && edition.operations.get(match.operation.id)?.role === 'token';
  bank.exchanges.record({
    at: new Date(at).toISOString(),
    correlationId,
    version: edition.version,
    operation: match.operation?.id ?? null,
    method,
    path,
    query,
    request:
      requestBody === null || requestBody.length === 0
        ? null
        : { contentType: headers.get('content-type') ?? '', text: requestBody.toString('utf8') },
    status: answer?.status ?? NO_ANSWER,
    response:
      answer === null || isToken ? null : { contentType: answer.headers.get('content-type') ?? '', body: answer.body },
  });
}
