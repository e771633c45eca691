import { InvalidArgumentError } from 'commander';
import { isoTime } from '../support/clock.ts';
import { parseDuration } from '../support/duration.ts';

/** `--demo`: an ISO 8601 time with its zone, in the future. Gives it in UTC. */
export function demoTime(text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) && /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(at)) {
    throw new InvalidArgumentError(
      'It is no time: write it as 2026-11-21T15:30:00Z, with Z or an offset such as +01:00.',
    );
  }
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
