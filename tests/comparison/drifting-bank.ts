import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { BankExchange } from '../../model/bank-exchange.ts';

/** A call as the drifting bank received it. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** What it answers: a body that is no text goes out as JSON. */
export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A real server that answers as it is told, by `GET /path`, and remembers what it was asked. */
export async function driftingBank(t: TestContext, answers: (call: Received) => Answer | 'cut') {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url = '' } = request;
    const call = { method, url, authorization: request.headers.authorization, body: await bodyOf(request) };
    received.push(call);
    const answer = answers(call);
    if (answer === 'cut') {
      request.socket.destroy();
      return;
    }
    const { status = 200, body, headers = {} } = answer;
    const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
    response
      .writeHead(status, { ...(text === '' ? {} : { 'content-type': 'application/json' }), ...headers })
      .end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${portOf(server.address())}`, received };
}

/** A call with its answer, as a run records it. */
export function exchange(of: Partial<BankExchange>): BankExchange {
  return {
    at: '2026-11-21T10:00:00.000Z',
    correlationId: 'r.1',
    version: '1',
    operation: null,
    method: 'GET',
    path: '/rates',
    query: '',
    requestBody: null,
    status: 200,
    responseBody: null,
    ...of,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('the server has no port');
}
