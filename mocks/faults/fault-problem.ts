import type { z } from 'zod';
import { Problem } from '../../support/problem.ts';

/** What is wrong at a place of a fault. `at` is where the fault stands. */
export function faultProblem({ path, message }: z.core.$ZodIssue, at: string): Problem {
  return new Problem([at, ...path.map(String)].join('.'), message, 'write it as docs/faults.md says');
}
