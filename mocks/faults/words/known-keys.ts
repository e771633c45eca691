import { z } from 'zod';
import { suggestion } from '../../../support/nearest-word.ts';

/** An object that has these keys and no others; for an unknown key it suggests the nearest. `what` says what it is. */
export function knownKeys<Shape extends z.core.$ZodLooseShape>(what: string, shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return `must be ${what}, with some of ${known.join(', ')}`;
      return issue.keys
        .map((key) => `${key} is not known${suggestion(key, known) || `; known are ${known.join(', ')}`}`)
        .join('; ');
    },
  });
}
