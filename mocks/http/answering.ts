import type { Bank } from '../bank.ts';
import type { ServedOperation } from '../bank-model.ts';
import { checkRequest, parseBody } from '../conformance/checked-request.ts';
import type { Operation, Violation } from '../contract/contract.ts';
import { expiredCredential } from '../faults/expired-credential.ts';
import type { FaultAnswer, FaultPlan } from '../faults/fault-plan.ts';
import { silence } from '../faults/silence.ts';
import { bytesOf } from '../known-text.ts';
import type { Call } from './call.ts';
import { BANK_ORIGIN, isReadablePath } from './incoming-request.ts';

const UNKNOWN_TO_FETCH = ['CONNECT', 'TRACE', 'TRACK'];

/** What a call came to. `answer` is null where the connection was cut instead. */
export interface Outcome {
  readonly answer: FaultAnswer | null;
  readonly fault: string | null;
  readonly overridden: boolean;
  /** What of the request the contract does not allow. */
  readonly violations?: readonly Violation[];
}

/** Answers a call: a fault, an override or the operation's own resolver, whichever comes first. */
export async function answerTo(
  bank: Bank,
  call: Call,
  body: Buffer<ArrayBuffer> | 'too-large',
  gone: () => AbortSignal,
): Promise<Outcome> {
  const { edition, match } = call;
  if (bank.overrides.any && body !== 'too-large') {
    const request = requestOf(call, body);
    const override = request === undefined ? undefined : await bank.overrides.answer(request, call.run);
    if (override !== undefined) {
      const answer = override.type === 'error' ? null : await answerOf(override);
      return { answer, fault: null, overridden: true, violations: violationsIn(call, body) };
    }
  }
  if (match.operation === null) return plain(await answerOf(edition.refuseUnknown(match.allowed)));
  if (body === 'too-large') return plain(await answerOf(edition.refuseTooLarge()));
  if (!isReadablePath(call.path)) return plain(await answerOf(edition.refuseUnreadable()));
  const served = edition.operations.get(match.operation.id);
  // A contract may have such an operation; fetch, and so MSW, knows no such requests.
  if (served === undefined || UNKNOWN_TO_FETCH.includes(call.method))
    return plain(await answerOf(edition.refuseUnknown([])));
  const plan = bank.faults.planFor({
    operation: match.operation.id,
    version: edition.version,
    run: call.run,
    parameters: match.parameters,
    now: bank.clocks.now(call.run),
  });
  const answered: Answered = { call, served, operation: match.operation, parameters: match.parameters, body };
  if (plan === undefined) return { ...(await askBank(answered, call.headers)), fault: null, overridden: false };
  return { ...(await underFault(bank, plan, answered, gone)), fault: plan.fault, overridden: false };
}

interface Answered {
  readonly call: Call;
  readonly served: ServedOperation;
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: Buffer<ArrayBuffer>;
}

type AnswerAndViolations = Pick<Outcome, 'answer' | 'violations'>;

async function underFault(
  bank: Bank,
  plan: FaultPlan,
  answered: Answered,
  gone: () => AbortSignal,
): Promise<AnswerAndViolations> {
  if (plan.delayMs > 0) await bank.clock.pause(plan.delayMs, gone()).catch(() => undefined);
  const violations = () => violationsIn(answered.call, answered.body);
  if (plan.silence === 'reset-before') return { answer: null, violations: violations() };
  if (plan.silence === 'timeout') {
    await silence(bank.clock, gone());
    return { answer: null, violations: violations() };
  }
  if (plan.answerInstead !== null) return { answer: plan.answerInstead, violations: violations() };
  const { headers } = answered.call;
  const result = await askBank(
    answered,
    plan.expiredCredential ? expiredCredential(headers, answered.operation) : headers,
  );
  if (plan.silence === 'reset-after' || result.answer === null) return { ...result, answer: null };
  return plan.spoil === null ? result : { ...result, answer: plan.spoil(result.answer) };
}

async function askBank(
  { call, served, operation, parameters, body }: Answered,
  headers: Headers,
): Promise<AnswerAndViolations> {
  const { edition, path, query, method, prefix } = call;
  const url = new URL(`${BANK_ORIGIN}${path}${query}`);
  // The resolver finds the body where it was checked, so that the request itself needs none.
  const request = new Request(url, { method, headers });
  const { violations } = checkRequest(request, {
    contract: edition.contract,
    operation,
    parameters,
    url,
    headers,
    text: body.toString('utf8'),
  });
  const response = await served.resolve({ request, params: parameters });
  return { answer: withPrefix(await answerOf(response), prefix), violations };
}

/** What the contract does not allow in a request that the operation's own resolver never sees. */
function violationsIn({ edition, match, path, query, headers }: Call, body: Buffer): readonly Violation[] {
  if (match.operation === null || !isReadablePath(path)) return [];
  return edition.contract.checkRequest(match.operation, {
    parameters: match.parameters,
    query: new URLSearchParams(query),
    headers,
    body: parseBody(headers.get('content-type') ?? '', body.toString('utf8')).body,
  });
}

function plain(answer: FaultAnswer): Outcome {
  return { answer, fault: null, overridden: false };
}

/** A whole request, for handlers that are not the bank's own; `undefined` for what none can stand for, such as TRACE. */
function requestOf(call: Call, body: Buffer<ArrayBuffer>): Request | undefined {
  const { incoming, method, headers } = call;
  const host = headers.get('host') ?? 'bank.localhost';
  const withBody = method === 'GET' || method === 'HEAD' || body.length === 0 ? {} : { body };
  try {
    return new Request(`http://${host}${incoming.url}`, { method, headers, ...withBody });
  } catch {
    return undefined;
  }
}

async function answerOf(response: Response): Promise<FaultAnswer> {
  const body = await bytesOf(response);
  return { status: response.status, headers: response.headers, body, cutAfter: null };
}

/** Where a call named the version in its path, what the answer points to does too. */
function withPrefix(answer: FaultAnswer, prefix: string): FaultAnswer {
  const location = answer.headers.get('location');
  if (prefix === '' || location === null || !location.startsWith('/')) return answer;
  const headers = new Headers(answer.headers);
  headers.set('location', `${prefix}${location}`);
  return { ...answer, headers };
}
