import { createHash } from 'node:crypto';
import { slug } from '../../support/ids.ts';
import { Problem } from '../../support/problem.ts';

const ENVIRONMENT = /^[a-z][a-z0-9-]*$/;

/** The environment's name, which becomes part of names of files and keys. Throws a Problem when it is none. */
export function environmentName(name: string): string {
  if (ENVIRONMENT.test(name)) return name;
  throw new Problem(
    'the ledger has no such environment',
    'the name of an environment is lower case words joined by hyphens',
    'name one of environments/',
  );
}

/** The name of what is remembered under a key: safe in a file name and an address, readable, and no other key's. */
export function rememberedName(key: string): string {
  return `${slug(key).slice(0, 40)}-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}
