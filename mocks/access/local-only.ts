import type { IncomingMessage } from 'node:http';
import { problemResponse } from '../problem-response.ts';

/**
 * Whether a call to the console or the control API comes from this machine and means it: these doors have no password,
 * so they open only to loopback addresses, and only under a local name (a page on another site can make a browser send
 * calls to this machine, but not with this name in `Host`).
 */
export function isLocal(incoming: IncomingMessage): boolean {
  return isLoopbackAddress(incoming.socket.remoteAddress ?? '') && isLocalName(incoming.headers.host ?? '');
}

export function notLocal(): Response {
  return problemResponse({
    status: 403,
    kind: 'not-local',
    title: 'The bank’s console and control are open to this machine only',
    detail: 'Call them from the machine the bank runs on, as 127.0.0.1 or localhost.',
  });
}

function isLoopbackAddress(address: string): boolean {
  return /^(::ffff:)?127\./.test(address) || address === '::1';
}

function isLocalName(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return /^127(\.\d{1,3}){3}$/.test(name) || name === '[::1]' || name === 'localhost' || name.endsWith('.localhost');
}
