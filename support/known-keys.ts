import { z } from 'zod';
import { suggestion } from './nearest-word.ts';

/** An object that has these keys and no others; for an unknown key the nearest is suggested. `what` says what it is. */
export function knownKeys<Shape extends z.core.$ZodLooseShape>(what: string, shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      const all = known.join(', ');
      if (issue.code !== 'unrecognized_keys') return `must be ${what}, with some of ${all}`;
      const hints = issue.keys.map((key) => suggestion(key, known));
      const unknown = issue.keys.map((key, index) => `${key} is not known${hints[index]}`).join('; ');
      return hints.includes('') ? `${unknown}; known are ${all}` : unknown;
    },
  });
}
