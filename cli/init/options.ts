import { InvalidArgumentError } from 'commander';
import { httpAddress } from '../options.ts';

/** `--env`: the name of an environment. */
export function environmentName(text: string): string {
  if (/^[a-z][a-z0-9-]{0,39}$/.test(text)) return text;
  throw new InvalidArgumentError('It is no name of an environment: write lower case words joined by hyphens.');
}

/** `--hours`: from when until when, Monday to Friday. */
export function workingHours(text: string): string {
  if (/^(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)) return text;
  throw new InvalidArgumentError('They are no working hours: write them as 09:00-17:30.');
}

/** `--url`: where the entrance is, without a path that ends in a query. */
export const entranceAddress = httpAddress;

/** `--team` and the like: a text that says something. */
export function someText(text: string): string {
  if (/^[^\p{Cc}]{1,100}$/u.test(text) && text.trim() !== '') return text.trim();
  throw new InvalidArgumentError('It must be a text of at most 100 letters.');
}

/** `--context`, `--namespace`: as kubectl has them. */
export function clusterName(text: string): string {
  if (/^[\w.:@/-]{1,250}$/.test(text)) return text;
  throw new InvalidArgumentError('It is no name that kubectl knows.');
}
