import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import type { Secret } from '../../support/secret.ts';
import { VALUE_SHAPES, type ValueShape } from '../../support/value-traits.ts';
import { secret, text } from './parts.ts';

/** What is expected of the value that a key holds. */
export interface KeyExpectation {
  name: string;
  shape?: ValueShape | undefined;
  is?: string | Secret | undefined;
  sameAs?: string[] | undefined;
  differsFrom?: string[] | undefined;
}

const shape = z.enum(VALUE_SHAPES, { error: `must be one of ${VALUE_SHAPES.join(', ')}` });

/** What is expected of one configuration key. A text alone is the name of a key that must be set. */
const key = z.union(
  [
    text.transform((name): KeyExpectation => ({ name })),
    knownKeys('a configuration key', {
      name: text,
      shape: shape.optional(),
      /** The value it must hold, compared by fingerprint; where it is a secret, so that it stays one. */
      is: z.union([text, secret], { error: 'must be a text, or a secret read with secret("NAME")' }).optional(),
      /** Environments in which the same service must hold the same value under this name. */
      sameAs: z.array(text).optional(),
      /** Environments whose value must not be held here: what is meant for beta has no place in production. */
      differsFrom: z.array(text).optional(),
    }),
  ],
  { error: 'must be the name of a key, or { name } with some of shape, is, sameAs, differsFrom' },
);

const inFull = knownKeys('the configuration', {
  /** Without these it can't do its part in the demo. */
  required: z.array(key).default([]),
  /** These may be missing, but where they are set they must be as expected. */
  optional: z.array(key).default([]),
  /** These must not be set here. */
  forbidden: z.array(text).default([]),
  /** What counts for every required and optional key that does not say `differsFrom` itself, but where it says `sameAs`. */
  differsFrom: z.array(text).default([]),
});

/** Keys with what counts for all of them. */
export interface Keys {
  required: KeyExpectation[];
  optional: KeyExpectation[];
  forbidden: string[];
}

function spread({ differsFrom, ...keys }: z.output<typeof inFull>): Keys {
  const withAll = (key: KeyExpectation): KeyExpectation => {
    const others = differsFrom.filter((environment) => key.sameAs?.includes(environment) !== true);
    return key.differsFrom !== undefined || others.length === 0 ? key : { ...key, differsFrom: others };
  };
  return { ...keys, required: keys.required.map(withAll), optional: keys.optional.map(withAll) };
}

/** Which configuration keys a service or job must, may and must not hold. A list alone are those that it must. */
export const configurationSchema = z
  .union(
    [z.array(key).transform((required): Keys => ({ required, optional: [], forbidden: [] })), inFull.transform(spread)],
    {
      error: 'must be a list of required keys, or { required, optional, forbidden, differsFrom }',
    },
  )
  .prefault({});

export type ConfigurationExpectation = z.output<typeof configurationSchema>;
