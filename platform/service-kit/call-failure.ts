import { z } from 'zod';
import { messageOf } from '../../support/problem.ts';

/**
 * How a call to another system went wrong.
 * - `unreachable`: no connection; nothing arrived there.
 * - `no-answer`: the call may have arrived, but no answer came in time or the connection broke.
 * - `credential-refused`: it does not accept who we say we are.
 * - `refused`: it answered that it won't (4xx).
 * - `broken`: it answered that something is wrong at its side (5xx), or with something that is not as agreed.
 */
export type CallFailureKind = 'unreachable' | 'no-answer' | 'credential-refused' | 'refused' | 'broken';

/** A call to another system that did not give what was asked for. Its message is fit for a log and for an operator. */
export class CallFailure extends Error {
  readonly system: string;
  readonly kind: CallFailureKind;
  /** The status of the answer, where there was one. */
  readonly status: number | undefined;
  /** The body of a refusal, as it came. */
  readonly body: unknown;

  constructor(
    system: string,
    kind: CallFailureKind,
    message: string,
    details: { status?: number; body?: unknown; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'CallFailure';
    this.system = system;
    this.kind = kind;
    this.status = details.status;
    this.body = details.body;
  }

  /** Whether the other system certainly did nothing, so that the same may be asked for anew. */
  get nothingWasDone(): boolean {
    return this.kind === 'unreachable' || this.kind === 'credential-refused' || this.kind === 'refused';
  }
}

const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);
const codeSchema = z.object({ code: z.string() });
const errorsSchema = z.object({ errors: z.array(z.unknown()) });

/** The failure for what `fetch` threw. */
export function failureToReach(system: string, thrown: unknown, timeoutMs: number): CallFailure {
  if (thrown instanceof DOMException && thrown.name === 'TimeoutError') {
    return new CallFailure(system, 'no-answer', `${system} did not answer within ${timeoutMs} ms`, { cause: thrown });
  }
  const reason = thrown instanceof Error ? (thrown.cause ?? thrown) : thrown;
  if (codesOf(reason).some((code) => NEVER_CONNECTED.has(code))) {
    return new CallFailure(system, 'unreachable', `${system} can’t be reached: ${messageOf(reason)}`, {
      cause: thrown,
    });
  }
  return new CallFailure(system, 'no-answer', `${system} broke off the call: ${messageOf(reason)}`, { cause: thrown });
}

/** A host with several addresses fails with an error for each of them. */
function codesOf(error: unknown): string[] {
  const own = codeSchema.safeParse(error);
  const several = errorsSchema.safeParse(error);
  return [...(own.success ? [own.data.code] : []), ...(several.success ? several.data.errors.flatMap(codesOf) : [])];
}
