import type { IncomingMessage, ServerResponse } from 'node:http';
import { getResponse } from 'msw';
import type { Bank } from './bank.ts';
import { callEntry } from './call-entry.ts';
import { CORRELATION_HEADER, correlationOf } from './correlation.ts';
import type { BankHandlers } from './handlers/index.ts';
import { BANK_ORIGIN, headersOf, isReadablePath, pathOf, readBody } from './incoming-request.ts';
import { type Match, matchOperation } from './operations.ts';
import { problemResponse, tooLargeResponse } from './problem-response.ts';

/** A call on its way through the bridge. */
interface Call {
  readonly incoming: IncomingMessage;
  readonly method: string;
  readonly path: string;
  readonly match: Match;
  readonly headers: Headers;
}

/** An answer, and whether the call was one the contract does not have. */
interface Answer {
  readonly response: Response;
  readonly unexpected: boolean;
}

/** Carries calls over HTTP to the MSW handlers and their answers back, and every one of them into the journal. */
export function bridge(bank: Bank, handlers: BankHandlers, onDefect: (error: unknown) => void) {
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const begun = performance.now();
    const call = callOf(incoming);
    const answer = await answerTo(call, handlers).catch((error: unknown) => {
      onDefect(error);
      return { response: defect(), unexpected: false };
    });
    if (answer === 'cut-off') return;
    const { response, unexpected } = answer;
    const body = Buffer.from(await response.arrayBuffer());
    const correlationId = correlationOf(call.headers);
    // Recorded before it is sent: whoever has the answer finds the call in the journal.
    const { method, path, match } = call;
    const { status } = response;
    bank.journal.record(
      unexpected
        ? { kind: 'unexpected-call', correlationId, method, path, status }
        : callEntry({ correlationId, method, path, match, status, body, durationMs: performance.now() - begun }),
    );
    if (correlationId !== null) outgoing.setHeader(CORRELATION_HEADER, correlationId);
    outgoing.setHeaders(response.headers);
    outgoing.statusCode = status;
    outgoing.end(body);
  };
}

function callOf(incoming: IncomingMessage): Call {
  const method = incoming.method ?? 'GET';
  const path = pathOf(incoming);
  return { incoming, method, path, match: matchOperation(method, path), headers: headersOf(incoming) };
}

async function answerTo(call: Call, handlers: BankHandlers): Promise<Answer | 'cut-off'> {
  const body = await readBody(call.incoming);
  if (body === 'cut-off') return 'cut-off';
  if (call.match.operation === null) return { response: notInTheContract(call.match.allowed), unexpected: true };
  if (body === 'too-large') return { response: tooLargeResponse(), unexpected: false };
  if (!isReadablePath(call.path)) return { response: unreadablePath(), unexpected: false };
  const handler = handlers[call.match.operation];
  const request = new Request(`${BANK_ORIGIN}${call.incoming.url}`, {
    method: call.method,
    headers: call.headers,
    ...(call.method === 'GET' ? {} : { body }),
  });
  const response = await getResponse([handler], request, { quiet: true });
  return response === undefined
    ? { response: notInTheContract([]), unexpected: true }
    : { response, unexpected: false };
}

/** A call the contract does not have is refused and recorded as such: most likely an endpoint was moved or removed. */
function notInTheContract(allowed: readonly string[]): Response {
  if (allowed.length === 0) {
    return problemResponse({
      status: 404,
      kind: 'no-such-path',
      title: 'The contract has no such path',
      detail: 'Compare the path with the contract of the version you mean to call.',
    });
  }
  return problemResponse({
    status: 405,
    kind: 'method-not-allowed',
    title: 'The path does not have this method',
    detail: `It has ${allowed.join(', ')}.`,
    headers: { allow: allowed.join(', ') },
  });
}

function unreadablePath(): Response {
  return problemResponse({
    status: 400,
    kind: 'unreadable-path',
    title: 'The path cannot be read',
    detail: 'A percent sign in it does not begin an encoded character.',
  });
}

function defect(): Response {
  return problemResponse({
    status: 500,
    kind: 'defect',
    title: 'The mock bank has a defect',
    detail: 'The call failed inside the mock bank. Its log says where.',
  });
}
