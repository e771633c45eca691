import { type Answer, fail, pass, warn } from '../../check.ts';

const DAY_SECONDS = 24 * 3600;
/** Browsers that come back less often than this forget that only TLS is right. */
const SHORTEST_DAYS = 180;

/** Judges a Strict-Transport-Security header (RFC 6797): whether browsers will ask only over TLS, and for how long. */
export function judgeStrictTransport(header: string | undefined): Answer {
  const remedy = 'send Strict-Transport-Security: max-age=31536000 with every answer';
  if (header === undefined) return fail('there is no Strict-Transport-Security header', remedy);
  const seconds = maxAge(header);
  if (seconds === undefined) return fail('the Strict-Transport-Security header holds no valid max-age', remedy);
  if (seconds === 0) return fail('its max-age is 0: browsers are told to forget it', remedy);
  const days = Math.floor(seconds / DAY_SECONDS);
  if (days < SHORTEST_DAYS) return warn(`browsers remember it for ${days} days only`, remedy);
  return pass(`browsers remember it for ${days} days`);
}

/** Seconds. Of several headers, joined by commas, browsers take the first. */
function maxAge(header: string): number | undefined {
  const [first = ''] = header.split(',');
  for (const directive of first.split(';')) {
    const [, seconds] = /^\s*max-age\s*=\s*"?(\d+)"?\s*$/i.exec(directive) ?? [];
    if (seconds !== undefined) return Number(seconds);
  }
  return undefined;
}
