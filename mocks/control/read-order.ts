import type { z } from 'zod';
import { describeProblem, Problem, Problems } from '../../support/problem.ts';
import { problemResponse } from '../problem-response.ts';

/** What a query came to: its values, or the refusal to answer with. */
export type Query<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; refusal: Response };

export function readQuery<Schema extends z.ZodType>(
  query: Readonly<Record<string, string>>,
  schema: Schema,
): Query<z.output<Schema>> {
  const parsed = schema.safeParse(query);
  if (parsed.success) return { ok: true, value: parsed.data };
  const detail = parsed.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  const title = 'The query is not valid';
  return {
    ok: false,
    refusal: problemResponse({ status: 400, kind: 'invalid-query', title, detail: detail.join('; ') }),
  };
}

/** Carries out what may find the order wanting: its Problem or Problems become the refusal, anything else is a defect. */
export function attempt(act: () => Response): Response {
  try {
    return act();
  } catch (thrown) {
    if (!(thrown instanceof Problem || thrown instanceof Problems)) throw thrown;
    const problems = thrown instanceof Problems ? thrown.problems : [thrown];
    return problemResponse({
      status: 422,
      kind: 'invalid',
      title: 'The order can’t be carried out',
      detail: problems.map((problem) => describeProblem(problem)).join('\n'),
    });
  }
}
