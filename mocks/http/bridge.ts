import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bank } from '../bank.ts';
import { CORRELATION_HEADER } from '../correlation.ts';
import { answerTo, type Outcome } from './answering.ts';
import { type Call, callOf } from './call.ts';
import { readBody } from './incoming-request.ts';
import { recordCall } from './record-call.ts';
import { serverDefect } from './refusals.ts';

/** Carries calls over HTTP to the MSW resolvers and their answers back, and every one of them into the journal. */
export function bridge(bank: Bank, onDefect: (error: unknown) => void) {
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const call = callOf(bank, incoming);
    const body = await readBody(incoming);
    if (body === 'cut-off') return;
    const outcome = await answerTo(bank, call, body, () => goneSignal(outgoing)).catch(
      async (error: unknown): Promise<Outcome> => {
        onDefect(error);
        return { ...(await serverDefect()), fault: null, overridden: false };
      },
    );
    // Recorded and kept before it is sent: whoever has the answer finds the call in the journal, whatever happens next.
    recordCall(bank, call, outcome, body === 'too-large' ? null : body);
    try {
      bank.memory.settle();
    } catch (error) {
      onDefect(error);
      send(call, { ...(await serverDefect()), fault: null, overridden: false }, outgoing);
      return;
    }
    send(call, outcome, outgoing);
  };
}

function send({ correlationId }: Call, { answer }: Outcome, outgoing: ServerResponse): void {
  if (answer === null) {
    outgoing.destroy();
    return;
  }
  const { status, headers, body, cutAfter } = answer;
  if (correlationId !== null) outgoing.setHeader(CORRELATION_HEADER, correlationId);
  outgoing.setHeaders(headers);
  outgoing.statusCode = status;
  if (cutAfter === null) {
    // Byte for byte the same as the buffer; but Node writes a text in one piece with the head.
    outgoing.end(body.toString('latin1'), 'latin1');
    return;
  }
  // The length that was promised is that of the whole, so that the caller notices what is missing.
  outgoing.setHeader('content-length', body.length);
  outgoing.write(body.subarray(0, cutAfter), () => outgoing.destroy());
}

/** Aborted when the caller has gone away. */
function goneSignal(outgoing: ServerResponse): AbortSignal {
  const gone = new AbortController();
  if (outgoing.closed) gone.abort();
  else outgoing.once('close', () => gone.abort());
  return gone.signal;
}
