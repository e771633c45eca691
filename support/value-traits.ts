import { expiryOf } from './value-traits/expiry.ts';
import { isPlaceholder } from './value-traits/placeholder.ts';
import { shapesOf } from './value-traits/shapes.ts';
import { tidied, untidinessOf } from './value-traits/tidiness.ts';
import { isWellKnown } from './value-traits/well-known.ts';

/** What a configuration value can be expected to look like. */
export const VALUE_SHAPES = [
  'url',
  'database-url',
  'uuid',
  'pem',
  'certificate',
  'jwt',
  'date',
  'number',
  'boolean',
  'email',
] as const;

export type ValueShape = (typeof VALUE_SHAPES)[number];

/** What can be told of a configuration value without telling the value. */
export interface ValueTraits {
  /** Empty, or white space only. */
  blank: boolean;
  /** White space around it, or quotes that were left in. The line break at the end of a value of several lines is right. */
  untidy: 'surrounding-space' | 'quotes' | null;
  /** Something that stands for a value that nobody filled in: changeme, <...>, TODO. */
  placeholder: boolean;
  /**
   * A credential that everybody knows: admin, postgres, a URL with such a password. A word alone says so of any key:
   * `postgres` is a bad password and a fine user name, so the name of the key counts as well.
   */
  wellKnown: boolean;
  /** All shapes that it has once white space and quotes around it are gone. */
  shapes: ValueShape[];
  /**
   * When what it holds ends: a certificate (the first to end of several), a JWT, or a date, taken at its beginning in UTC.
   * Whether a date is an end at all only the key can tell. ISO 8601 in UTC.
   */
  expiresAt: string | null;
}

/** The traits of a value. Never throws, whatever the value. */
export function valueTraits(value: string): ValueTraits {
  const tidy = tidied(value);
  if (tidy === '') {
    const blank = value.trim() === '';
    return { blank, untidy: untidinessOf(value), placeholder: false, wellKnown: false, shapes: [], expiresAt: null };
  }
  const shapes = shapesOf(tidy);
  return {
    blank: false,
    untidy: untidinessOf(value),
    placeholder: isPlaceholder(tidy),
    wellKnown: isWellKnown(tidy),
    shapes,
    expiresAt: expiryOf(tidy, shapes),
  };
}
