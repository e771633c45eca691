import { isIP } from 'node:net';
import type { SMTPTransportOptions } from 'nodemailer/lib/smtp-transport';
import { decoded } from '../../../support/decoded.ts';

/**
 * How a mail server is spoken to: `smtps` is encrypted from the beginning, `smtp` must become so by STARTTLS before
 * anything is said, but for a server on this machine. Each step is given up after `limitMs`.
 */
export function mailServer(address: string, limitMs: number): SMTPTransportOptions {
  const { protocol, hostname, port, username, password } = new URL(address);
  const host = hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  const secure = protocol === 'smtps:';
  const encryption = isThisMachine(host) ? { ignoreTLS: true } : { requireTLS: true };
  return {
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(secure ? {} : encryption),
    ...(username === '' ? {} : { auth: { user: decoded(username), pass: decoded(password) } }),
    connectionTimeout: limitMs,
    greetingTimeout: limitMs,
    dnsTimeout: limitMs,
    socketTimeout: limitMs,
    // The connection has said all it had to: nothing is waited for that a server may never do.
    socketCloseTimeout: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
