import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf, Problem } from '../../support/problem.ts';
import type { Secret } from '../../support/secret.ts';

/** Where a webhook listens. */
export interface WebhookPlace {
  host: string;
  /** 0 for any free port. */
  port: number;
}

/** A webhook that listens. */
export interface Webhook extends AsyncDisposable {
  /** Its address. */
  readonly url: string;
}

/** What a CI says of a deployment is not read: it may say little. */
const LARGEST_BODY_BYTES = 64 * 1024;
const HEADERS_WITHIN_MS = 2000;
const REQUEST_WITHIN_MS = 10_000;
const MOST_CONNECTIONS = 32;
/** Node looks every 30 s unless told otherwise, and for so long calls that never end would keep out all others. */
const LATE_CALLS_LOOKED_FOR_MS = 500;

/**
 * Listens for a POST with the token as a bearer token, at any path, and hands it on. Of what is sent nothing is kept.
 * Throws a Problem when it can't listen.
 */
export async function openWebhook(
  { host, port }: WebhookPlace,
  { token, called }: { token: Secret; called: () => void },
): Promise<Webhook> {
  const expected = digest(`Bearer ${token.reveal()}`);
  const server = createServer(
    {
      requestTimeout: REQUEST_WITHIN_MS,
      headersTimeout: HEADERS_WITHIN_MS,
      connectionsCheckingInterval: LATE_CALLS_LOOKED_FOR_MS,
    },
    (request, response) => {
      const shown = digest((request.headers.authorization ?? '').replace(/^bearer +/i, 'Bearer '));
      // Digests are of one length, so that the time it takes tells nothing of the token.
      if (!timingSafeEqual(shown, expected))
        return refuse(response, 401, 'the token is missing or wrong', { 'www-authenticate': 'Bearer' });
      if (request.method !== 'POST') return refuse(response, 405, 'a call is a POST', { allow: 'POST' });
      readAway(request, response, () => {
        called();
        response.writeHead(202, { 'content-type': 'application/json' }).end('{"accepted":true}\n');
      });
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  server.listen(port, host);
  await once(server, 'listening').catch((cause: unknown) => {
    const remedy = 'end what listens there, or name another port';
    throw new Problem(`The webhook cannot listen on ${host}:${port}`, messageOf(cause), remedy, { cause });
  });
  return {
    url: urlOf(server.address()),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Reads a body without keeping it, and goes on when it has ended; refuses one that is too large. */
function readAway(request: IncomingMessage, response: ServerResponse, ended: () => void): void {
  const tooLarge = () => {
    refuse(response, 413, `the body has more than ${LARGEST_BODY_BYTES} bytes`, {});
  };
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY_BYTES) tooLarge();
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > LARGEST_BODY_BYTES && !response.headersSent) tooLarge();
  });
  request.on('end', () => {
    if (!response.headersSent) ended();
  });
  request.on('error', () => {});
}

function refuse(response: ServerResponse, status: number, title: string, headers: Record<string, string>): void {
  // What is still being sent is read by nobody.
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close', ...headers });
  response.end(`${JSON.stringify({ title })}\n`);
}

function urlOf(bound: AddressInfo | string | null): string {
  if (bound === null || typeof bound === 'string') throw new Error('the webhook has no port');
  return `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}/`;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
