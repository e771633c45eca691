import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import { scalar, secret, text } from './parts.ts';
import { sourceSchema } from './source.ts';
import { team } from './team.ts';

/** Flags that must be on or off. */
export const flagsSchema = knownKeys('flags', {
  source: sourceSchema,
  owner: team.optional(),
  on: z.array(text).default([]),
  off: z.array(text).default([]),
}).refine(({ on, off }) => !off.some((name) => on.includes(name)), {
  path: ['off'],
  error: 'names a flag that must also be on',
});

/** A database that sources of kind sql ask. */
export const databaseSchema = knownKeys('a database', { url: secret, owner: team.optional() });

/** Something that must be there before the demo. Without `is` and `atLeast`, anything but nothing will do. */
export const dataSchema = knownKeys('data', {
  owner: team.optional(),
  source: sourceSchema,
  is: scalar.optional(),
  atLeast: z.number().optional(),
  /** How to put it there, told to its owner. */
  remedy: text.optional(),
});

/** A domain name that must resolve; to one of these addresses, where some are given. */
export const domainSchema = knownKeys('a domain name', {
  owner: team.optional(),
  resolvesTo: z.array(text).default([]),
});

/** What each service must say of where it runs, so that one place is not mistaken for another. A text alone is the id. */
export const identitySchema = z.union(
  [
    text.transform((id) => ({ name: undefined, id, proofs: [], hosts: [] })),
    knownKeys('an identity', {
      /** The environment's name unless given. */
      name: text.optional(),
      id: text,
      /** Further places that know where this is: the value of each must be the id. */
      proofs: z.array(sourceSchema).default([]),
      /** The hosts at which all its services, jobs and the bank must be: no proof, but no other place's addresses either. */
      hosts: z.array(text).default([]),
    }),
  ],
  { error: 'must be the id that its services state, or { id } with name and proofs' },
);
