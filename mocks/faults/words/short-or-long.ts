import { z } from 'zod';
import { isObject } from '../../contract/document/json.ts';

/**
 * A value that is written in short (`3s`) or in full (an object). What is wrong with an object is told as it is, at its
 * own keys; of anything else it is said what was expected.
 */
export function shortOrLong<Short extends z.ZodType, Long extends z.ZodType>(
  short: Short,
  long: Long,
  expected: string,
) {
  return z.union([short, long], {
    error: (issue) => {
      const inFull = issue.code === 'invalid_union' && isObject(issue.input) ? (issue.errors[1] ?? []) : [];
      const told = inFull.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')} ${message}`));
      return told.length === 0 ? `must be ${expected}` : told.join('; ');
    },
  });
}
