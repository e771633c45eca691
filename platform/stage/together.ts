import { Problem, Problems } from '../../support/problem.ts';

/**
 * Waits until every piece of work has come to its end, also when one fails: only then can all be cleared up.
 * Throws what failed, several Problems as one.
 */
export async function together<Work extends readonly unknown[] | []>(
  work: Work,
): Promise<{ -readonly [Index in keyof Work]: Awaited<Work[Index]> }> {
  const outcomes = await Promise.allSettled(work);
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  const problems = failures.filter((failure) => failure instanceof Problem);
  if (problems.length > 1 && problems.length === failures.length) {
    throw new Problems('The sample platform did not start', problems);
  }
  return Promise.all(work);
}
