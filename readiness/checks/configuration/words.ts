import type { KeyExpectation } from '../../../model/environment/configuration.ts';
import type { ValueShape } from '../../../support/value-traits.ts';

/** Each shape as it is spoken of. */
export const SHAPE_IN_WORDS: Readonly<Record<ValueShape, string>> = {
  url: 'URL',
  'database-url': 'database URL',
  uuid: 'UUID',
  pem: 'PEM text',
  certificate: 'certificate',
  jwt: 'JSON Web Token',
  date: 'date',
  number: 'number',
  boolean: 'boolean',
  email: 'e-mail address',
};

/** What is expected of a key, in one line. */
export function expectedOf(
  { name, shape, is, sameAs = [], differsFrom = [] }: KeyExpectation,
  isRequired: boolean,
): string {
  return [
    isRequired ? `${name} is set` : `${name}, where it is set, is filled in`,
    ...(shape === undefined ? [] : [`a ${SHAPE_IN_WORDS[shape]}`]),
    ...(is === undefined ? [] : ['the value that the definition gives']),
    ...(sameAs.length === 0 ? [] : [`the same value as in ${sameAs.join(' and ')}`]),
    ...(differsFrom.length === 0 ? [] : [`another value than in ${differsFrom.join(' or ')}`]),
  ].join(', ');
}
