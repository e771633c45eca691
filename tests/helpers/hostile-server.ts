import { createServer, type RequestListener } from 'node:http';
import type { TestContext } from 'node:test';
import { listening } from './listening.ts';

const TEN_MEGABYTES = 10_000_000;

/** What a place that is asked may do instead of answering. */
export const HOSTILITIES = {
  /** Takes the request and says nothing. */
  hangs: () => {},
  /** Begins an answer and never ends it. */
  'hangs half-way': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"value":');
  },
  'answers garbage': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x22, 0x80, 0x7d]));
  },
  'speaks no HTTP': (request) => {
    request.socket.end('\u0000\u0001 this is no HTTP \r\n\r\n');
  },
  'answers 10 MB': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.on('error', () => {});
    response.end(`"${'x'.repeat(TEN_MEGABYTES)}"`);
  },
  'redirects in a loop': (request, response) => {
    response.writeHead(302, { location: request.url ?? '/' });
    response.end();
  },
  'closes half-way': (request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"value":', () => request.socket.destroy());
  },
  'closes at once': (request) => {
    request.socket.destroy();
  },
  /** Throws back what it was sent: its headers, credentials among them, and its path. */
  'echoes and fails': (request, response) => {
    response.writeHead(500, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: `${request.url} failed`, headers: request.headers }));
  },
} as const satisfies Record<string, RequestListener>;

export type Hostility = keyof typeof HOSTILITIES;

/** The names of all hostilities, to try each of them. */
export function hostilities(): Hostility[] {
  const names: Hostility[] = [];
  let name: Hostility;
  for (name in HOSTILITIES) names.push(name);
  return names;
}

/** The address of a server that behaves so to every request; closed when the test is over. */
export async function hostileServer(context: TestContext, hostility: Hostility): Promise<string> {
  const server = createServer(HOSTILITIES[hostility]);
  server.on('clientError', (_, socket) => socket.destroy());
  const port = await listening(context, server);
  return `http://127.0.0.1:${port}`;
}
