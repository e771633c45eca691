import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { errorCode } from '../../support/error-code.ts';
import { messageOf, Problem } from '../../support/problem.ts';

/** The one address that is listened on: what runs recorded is for this machine's users alone. */
const HOST = '127.0.0.1';
/** Enough for an answer that is being written; nobody who presses Ctrl-C waits longer. */
const GRACE_MS = 300;

export interface LoopbackServer {
  /** Such as `http://127.0.0.1:4020`. */
  url: string;
  /** Resolves when the port is free again; answers under way are given a moment, and then cut off. */
  stop(): Promise<void>;
}

/** Serves an application to this machine only; port 0 takes a free one. Rejects with a Problem when it can't listen. */
export async function serveOnLoopback(app: Hono, port: number): Promise<LoopbackServer> {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => {
    listener(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(port, error)));
    server.listen(port, HOST, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://${HOST}:${address.port}`,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const cutOff = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearTimeout(cutOff);
    },
  };
}

function cannotListen(port: number, cause: unknown): Problem {
  const isTaken = errorCode(cause) === 'EADDRINUSE';
  return new Problem(
    `Reports can't be served on port ${port}`,
    isTaken ? 'something else listens there' : messageOf(cause),
    'name another with --port, or leave it out: then a free one is taken',
    { cause },
  );
}
