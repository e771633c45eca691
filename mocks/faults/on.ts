import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import type { FaultableCall, FaultableCallback } from './fault-plan.ts';
import { count } from './words/count.ts';
import { listOf, oneOrMany } from './words/one-or-many.ts';
import { unlessWrongAlready } from './words/unless-wrong-already.ts';

const name = z.string('must be a name').min(1, 'must be a name');
const names = (expected: string) => oneOrMany(name, expected).optional();
const SHARE = 'must be a share above 0, at most 1';

/** What a fault strikes: everything that fits all of it. What is left out does not matter. */
export const onSchema = knownKeys('what it strikes', {
  /** As the contract names them, of whichever version. */
  operation: names('an operation’s name'),
  /** The webhook’s name, for faults of callbacks. */
  event: names('a callback’s name'),
  version: names('a version'),
  /** The resource’s id, where it stands in the path. */
  resource: names('a resource’s id'),
  run: names('a run’s id'),
  /** Not the first so many that fit. */
  after: count(1).optional(),
  /** Of the rest only each so-many-th. */
  every: count(1).optional(),
  /** With `every`: and as many in a row from there, itself counted. */
  burst: count(2).optional(),
  /** At random: the share of the rest that is struck. */
  chance: z.number(SHARE).gt(0, SHARE).max(1, SHARE).optional(),
  /** No more than so many in all. */
  first: count(1).optional(),
}).refine(({ burst, every }) => burst === undefined || burst < (every ?? 0), {
  ...unlessWrongAlready,
  path: ['burst'],
  error: 'must be less than every: as many in a row, out of so many',
});

export type On = z.output<typeof onSchema>;

export function fitsCall(on: On, { operation, version, run, parameters }: FaultableCall): boolean {
  return (
    fits(on.operation, operation) &&
    fits(on.version, version) &&
    fits(on.run, run) &&
    (on.resource === undefined || Object.values(parameters).some((id) => fits(on.resource, id)))
  );
}

export function fitsCallback(on: On, { event, version, run, resource }: FaultableCallback): boolean {
  return fits(on.event, event) && fits(on.version, version) && fits(on.run, run) && fits(on.resource, resource);
}

/** Whether the so-many-th that fits (from 1) is struck, as far as its number tells. */
export function isDue({ after = 0, every = 1, burst = 1 }: On, position: number): boolean {
  const counted = position - after;
  return counted >= every && counted % every < burst;
}

/** Whether a name is among those that are wanted; any is where none are. */
export function fits(wanted: string | readonly string[] | undefined, given: string | null): boolean {
  return wanted === undefined || (given !== null && listOf(wanted).includes(given));
}
