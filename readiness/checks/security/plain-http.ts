import { type Answer, fail, pass } from '../../check.ts';
import type { Reply } from '../../sources/http.ts';

/** What an address alone says of TLS; `undefined` where its host may also show pages without it, at the usual port. */
export function judgeAddress({ protocol, hostname, port }: URL): Answer | undefined {
  if (protocol === 'https:') return port === '' ? undefined : pass('is served over TLS, at a port of its own');
  if (isLoopback(hostname)) return pass('is reached on this machine only');
  return fail('its pages come without TLS', `serve ${hostname} over https`);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname);
}

/** Judges the answer that the host of an https address gives over plain HTTP: no page may be shown there. */
export function judgePlainHttp(reply: Reply): Answer {
  if (!reply.answered) return pass('is served over TLS only');
  const { status, headers } = reply;
  const remedy = 'have port 80 redirect to https, or close it';
  if (status >= 200 && status < 300) return fail('the same host also answers without TLS', remedy);
  const target = headers.location === undefined ? null : URL.parse(headers.location);
  if (status >= 300 && status < 400 && target?.protocol === 'http:') {
    return fail('without TLS, the same host leads to a page without TLS', remedy);
  }
  return pass(target?.protocol === 'https:' ? 'plain HTTP leads to https' : 'shows no page over plain HTTP');
}
