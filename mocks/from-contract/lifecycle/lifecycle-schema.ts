import { z } from 'zod';
import { knownKeys } from '../../../support/known-keys.ts';
import type { LifecycleScript } from '../../define-lifecycle.ts';

const name = z.string('must be a name').min(1, 'must not be empty');
const pointer = z
  .string('must be a JSON pointer such as /data/status')
  .regex(/^(\/.*)?$/, 'must be a JSON pointer: empty, or beginning with a slash');
const place = pointer.min(1, 'must not be empty: it is a place within the body');
const oneOrMore = z
  .union([name, z.array(name).min(1)], { error: 'must be a name or a list of names' })
  .transform((names) => [names].flat());

const operation = z
  .union([name, knownKeys('an object', { operation: name, id: name.optional() })], {
    error: 'must be an operationId, or { operation, id }',
  })
  .transform((reference) => (typeof reference === 'string' ? { operation: reference } : reference));

const operations = z
  .union([operation, z.array(operation).min(1)], {
    error: 'must be an operationId, { operation, id }, or a list of them',
  })
  .transform((references) => [references].flat());

const list = z
  .union([name, knownKeys('an object', { operation: name, items: pointer.optional(), part: pointer.optional() })], {
    error: 'must be an operationId, or { operation, items, part }',
  })
  .transform((reference) => (typeof reference === 'string' ? { operation: reference } : reference));

const script = z.custom<LifecycleScript>((value) => typeof value === 'function', 'must be a function');

const move = knownKeys('an object', {
  from: oneOrMore,
  to: oneOrMore,
  staff: name.optional(),
  after: name.optional(),
  polls: z.int('must be a whole number').min(1, 'must be at least 1').optional(),
  operation: name.optional(),
  script: script.optional(),
  id: name.optional(),
  reason: place.optional(),
});

/** A lifecycle file as it is written; whatever may be written in short comes out in full. */
export const lifecycleSchema = knownKeys('an object', {
  resource: name,
  create: operations,
  read: operations,
  list: list.optional(),
  id: place.optional(),
  state: place,
  initial: name,
  moves: z.array(move, 'must be a list of moves'),
  finals: z.array(name, 'must be a list of states').optional(),
  set: z.record(name, z.record(place, z.unknown()), 'must be, by state, what is set by pointer').optional(),
  title: place.optional(),
  highlights: z.array(place, 'must be a list of JSON pointers').optional(),
});

export type WrittenLifecycle = z.output<typeof lifecycleSchema>;
export type WrittenMove = z.output<typeof move>;
export type WrittenOperation = z.output<typeof operation>;
