import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { isoTime } from '../support/clock.ts';
import { parseDuration } from '../support/duration.ts';
import { messageOf } from '../support/problem.ts';

/** A timer can't wait much longer than three weeks; nobody wants a check to take more than a day. */
const LONGEST_SPAN_MS = 86_400_000;

/** With its seconds or without them. */
const zonedTime = z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })]);

/** `--demo`: an ISO 8601 time with its zone, in the future. Gives it in UTC. */
export function demoTime(text: string): string {
  if (!zonedTime.safeParse(text).success) {
    throw new InvalidArgumentError(
      'It is no time: write it as 2026-11-21T15:30:00Z, with Z or an offset such as +01:00.',
    );
  }
  const at = Date.parse(text);
  if (at <= Date.now())
    throw new InvalidArgumentError(`It is in the past: it is ${isoTime(Date.now())} now. Give a later time.`);
  return isoTime(at);
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
