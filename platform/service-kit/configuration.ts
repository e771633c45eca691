import { z } from 'zod';

/** What is wrong with one variable of the environment, in words that never hold its value. */
export interface KeyProblem {
  key: string;
  problem: string;
}

/** A configuration that was accepted, or everything that is wrong with it. */
export type ReadConfiguration<Shape extends z.ZodRawShape> =
  | { accepted: true; configuration: z.output<z.ZodObject<Shape>> }
  | { accepted: false; problems: KeyProblem[] };

export type Variables = Readonly<Record<string, string | undefined>>;

/** Reads `keys` from the environment's variables. All problems are found in one reading, one per key. */
export function readConfiguration<Shape extends z.ZodRawShape>(
  keys: Shape,
  variables: Variables,
): ReadConfiguration<Shape> {
  const parsed = z.object(keys).safeParse(filled(variables));
  if (parsed.success) return { accepted: true, configuration: parsed.data };
  const problems = new Map<string, string>();
  for (const { path, message } of parsed.error.issues) {
    const key = String(path[0]);
    if (!problems.has(key)) problems.set(key, message);
  }
  return { accepted: false, problems: [...problems].map(([key, problem]) => ({ key, problem })) };
}

/** A variable that is set to nothing counts as one that is not set. */
function filled(variables: Variables): Record<string, string> {
  const entries = Object.entries(variables).flatMap(([name, value]) =>
    value === undefined || value.trim() === '' ? [] : [[name, value.trim()] as const],
  );
  return Object.fromEntries(entries);
}
