import { InvalidArgumentError } from 'commander';
import { isoTime } from '../support/clock.ts';
import { parseDuration } from '../support/duration.ts';
import { messageOf } from '../support/problem.ts';
import { isZonedTime } from '../support/zoned-time.ts';

/** A timer can't wait much longer than three weeks; nobody wants a check to take more than a day. */
const LONGEST_SPAN_MS = 86_400_000;
const MOST_RUNS = 10_000;

/** What `--demo` says where planned demos are not to be looked at. */
export const NO_DEMO_WANTED = 'none';
/** Nobody rehearses for longer, and dates have an end. */
const LONGEST_AHEAD_MS = 366 * 86_400_000;

/**
 * `--demo`: an ISO 8601 time with its zone, in the future; `in 2h30m`; or `none`. Gives the time in UTC, or `none`.
 */
export function demoTime(text: string): string {
  if (text.trim() === NO_DEMO_WANTED) return NO_DEMO_WANTED;
  if (/^in\b/.test(text.trim())) return isoTime(Date.now() + timeAhead(text.trim().slice('in'.length)));
  if (!isZonedTime(text)) {
    throw new InvalidArgumentError(
      'It is no time: write it as 2026-11-21T15:30:00Z, with Z or an offset such as +01:00, as "in 2h30m", or none.',
    );
  }
  const at = Date.parse(text);
  if (at <= Date.now())
    throw new InvalidArgumentError(`It is in the past: it is ${isoTime(Date.now())} now. Give a later time.`);
  return isoTime(at);
}

/** ` 2h 30m`, in milliseconds. */
function timeAhead(text: string): number {
  const parts = text.match(/\d+(?:\.\d+)?[hms]/g) ?? [];
  const isWhole = parts.length > 0 && parts.join('') === text.replaceAll(/\s/g, '');
  const units = new Set(parts.map((part) => part.at(-1)));
  const ahead = parts.reduce((sum, part) => sum + (parseDuration(part) ?? 0), 0);
  if (!isWhole || units.size < parts.length || ahead === 0) {
    throw new InvalidArgumentError('It is no time ahead: write it in quotes, as "in 2h", "in 90m" or "in 2h30m".');
  }
  if (ahead > LONGEST_AHEAD_MS) throw new InvalidArgumentError('It is more than a year ahead. Give an earlier time.');
  return ahead;
}

/** `--slot`: a duration, in milliseconds. */
export function slotLength(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined || milliseconds === 0) {
    throw new InvalidArgumentError('It is no duration: write it as 20m, 90s or 1h.');
  }
  return milliseconds;
}

/** `--only`: a pattern as Playwright's --grep takes it. */
export function scenarioPattern(text: string): string {
  try {
    new RegExp(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError(`It is no regular expression: ${messageOf(error)}.`);
  }
}

/** A TCP port that can be the first of several. */
export function firstPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_500) {
    throw new InvalidArgumentError('It is no port: give a number from 1 to 65500.');
  }
  return port;
}

/** `--port` of what takes one port alone; 0 takes a free one. */
export function anyPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text.trim()) || port > 65_535)
    throw new InvalidArgumentError('It is no port: give a number from 0 to 65535.');
  return port;
}

/** `--last`: a number of runs. */
export function runCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text.trim()) || count < 1 || count > MOST_RUNS)
    throw new InvalidArgumentError(`It is no number of runs: give a whole number from 1 to ${MOST_RUNS}.`);
  return count;
}

/** `--seed`: a whole number that personas start from. */
export function seedNumber(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new InvalidArgumentError('It is no seed: give a whole number from 0.');
  return seed;
}

/** `--against`: an http or https address without credentials in it. */
export function httpAddress(text: string): string {
  const address = URL.parse(text);
  if (address === null || !/^https?:$/.test(address.protocol) || address.username !== '' || address.search !== '') {
    throw new InvalidArgumentError(
      'It is no address: write it as https://sandbox.bank.example, without query or password.',
    );
  }
  return text;
}

/** `--allow`: methods of HTTP, separated by commas, in capitals. */
export function httpMethods(text: string): string[] {
  const methods = text.split(',').map((method) => method.trim().toUpperCase());
  const wrong = methods.find((method) => !['POST', 'PUT', 'PATCH', 'DELETE'].includes(method));
  if (wrong !== undefined)
    throw new InvalidArgumentError(
      `${wrong || 'Nothing'} is no method that can be allowed: name POST, PUT, PATCH or DELETE.`,
    );
  return methods;
}

/** `--bank-versions`: `all`, or versions with commas between them. */
export function bankVersions(text: string): 'all' | string[] {
  if (text.trim() === 'all') return 'all';
  const versions = text.split(',').map((version) => version.trim());
  if (versions.includes('')) throw new InvalidArgumentError('It is no list: write it as 2026-03,2026-09, or all.');
  return [...new Set(versions)];
}

/** `--within`, `--every`: a duration that is more than nothing, in milliseconds. */
export function timeSpan(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined || milliseconds === 0 || milliseconds > LONGEST_SPAN_MS) {
    throw new InvalidArgumentError('It is no duration up to a day: write it as 10s, 500ms or 2m.');
  }
  return milliseconds;
}

/** `--only` of a check: names with commas between them, added to those given before. */
export function names(text: string, before: readonly string[] = []): string[] {
  const given = text.split(',').map((name) => name.trim());
  if (given.includes(''))
    throw new InvalidArgumentError('It is no list: write it as payments,job, without empty names.');
  return [...new Set([...before, ...given])];
}

/** `--webhook`: a port, with the host before it where that is not 127.0.0.1; an IPv6 address stands in brackets. */
export function webhookPlace(text: string): { host: string; port: number } {
  const [, bracketed, host = bracketed ?? '127.0.0.1', digits = ''] =
    /^(?:(?:\[([\da-f:]+)\]|([\w.-]+)):)?(\d{1,5})$/i.exec(text) ?? [];
  const port = Number(digits);
  if (digits === '' || port > 65_535) throw new InvalidArgumentError('It is no place to listen: write it as 8788.');
  return { host, port };
}
