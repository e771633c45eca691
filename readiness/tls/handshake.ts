import { isIP } from 'node:net';
import { checkServerIdentity, connect, type SecureContext, type TLSSocket } from 'node:tls';
import { messageOf } from '../../support/problem.ts';
import { type PresentedCertificate, presentedChain } from './presented-certificate.ts';
import { describeTlsTrouble, tlsCode } from './trouble.ts';

/** What a server showed when it was asked for its certificate, or why it showed none. */
export type Handshake =
  | {
      completed: true;
      /** The code of why its certificate can't be trusted; `null` where it can. */
      distrusted: string | null;
      /** Whether its certificate is for the host that was asked. */
      forThisHost: boolean;
      /** Its certificate first, then each one's issuer as far as they are known. */
      chain: readonly PresentedCertificate[];
    }
  | {
      completed: false;
      reason: string;
      /** Whether it answered, but TLS could not be agreed on. */
      refusedTls: boolean;
    };

export interface HandshakeOptions {
  secureContext?: SecureContext;
  /** Aborted when nothing is to be waited for any longer. */
  signal: AbortSignal;
  /** Milliseconds; five seconds unless given. */
  withinMs?: number;
}

const SHAKEN_WITHIN_MS = 5000;

/** Begins TLS with the server at an https address, looks at its certificates and leaves. Never rejects. */
export async function shakeHands(address: string, options: HandshakeOptions): Promise<Handshake> {
  const { secureContext, signal, withinMs = SHAKEN_WITHIN_MS } = options;
  if (signal.aborted) return untold('the time for all checks was over');
  const { hostname, port } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = connect({
    host,
    port: Number(port || 443),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(secureContext === undefined ? {} : { secureContext }),
    ALPNProtocols: ['http/1.1'],
    // Everything that is wrong is to be told, not just the first thing.
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
  });
  const { promise, resolve } = Promise.withResolvers<Handshake>();
  const over = () => resolve(untold('the time for all checks was over'));
  const timer = setTimeout(() => resolve(untold(`no TLS handshake within ${withinMs} ms`)), withinMs);
  signal.addEventListener('abort', over, { once: true });
  // Stays for as long as the socket may fail: one that is left half-way does.
  socket.on('error', (error) => resolve(failed(error)));
  socket.once('close', () => resolve(untold('the connection was closed before TLS was agreed on')));
  socket.once('secureConnect', () => resolve(shown(socket, host)));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', over);
    socket.destroy();
  }
}

const untold = (reason: string): Handshake => ({ completed: false, reason, refusedTls: false });

function failed(error: unknown): Handshake {
  const code = tlsCode(error);
  return code === undefined
    ? untold(messageOf(error))
    : { completed: false, reason: describeTlsTrouble(code), refusedTls: true };
}

function shown(socket: TLSSocket, host: string): Handshake {
  const certificate = socket.getPeerCertificate(true);
  return {
    completed: true,
    distrusted: socket.authorized ? null : String(socket.authorizationError),
    forThisHost: checkServerIdentity(host, certificate) === undefined,
    chain: presentedChain(certificate),
  };
}
