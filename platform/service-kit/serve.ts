import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { messageOf } from '../../support/problem.ts';
import type { Log } from './log.ts';
import { exitAfterWriting } from './process-exit.ts';

/** Exit code for a port that can't be had (sysexits: a service is unavailable). */
const PORT_TAKEN = 69;
/** How long requests in flight may take to finish once the service was asked to stop. */
const GRACE_MS = 3000;

/** A certificate with those that vouch for it, and its private key, as PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/** What is served, where, and how to let go of it. */
export interface ServeOptions {
  service: string;
  host: string;
  /** 0 for any free port. */
  port: number;
  /** For TLS; plain HTTP without. */
  certificate: Certificate | undefined;
  log: Log;
  fetch: (request: Request, connection: HttpBindings | Http2Bindings) => Response | Promise<Response>;
  /** Lets go of everything else: jobs, connections. */
  release: () => Promise<void>;
}

/**
 * Serves until the process is told to stop: SIGTERM and SIGINT finish the requests in flight first.
 * Prints `listening` with the real address, or `port-taken` and exits 69.
 */
export function serve({ service, host, port, certificate, log, fetch, release }: ServeOptions): void {
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
  const server = certificate === undefined ? createServer(listener) : createSecureServer(certificate, listener);
  const scheme = certificate === undefined ? 'http' : 'https';

  server.on('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    log.fatal(taken ? 'port-taken' : 'listen-failed', { port, host, message: messageOf(error) });
    const reason = taken ? `port ${port} on ${host} is taken; free it or set PORT to another` : messageOf(error);
    process.stderr.write(`${service} can't start: ${reason}.\n`);
    exitAfterWriting(PORT_TAKEN);
  });
  server.listen(port, host, () => log.info('listening', { url: urlOf(scheme, server.address()) }));

  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return exitAfterWriting(0);
    stopping = true;
    log.info('stopping', { message: `received ${signal}` });
    const cutOff = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(cutOff);
      release()
        .catch((error: unknown) => log.warn('release-failed', { message: messageOf(error) }))
        .finally(() => {
          log.info('stopped');
          exitAfterWriting(0);
        });
    });
    server.closeIdleConnections();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function urlOf(scheme: string, bound: AddressInfo | string | null): string {
  if (bound === null || typeof bound === 'string') return String(bound);
  const host = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  return `${scheme}://${host}:${bound.port}`;
}
