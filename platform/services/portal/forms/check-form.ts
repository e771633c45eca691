import type { z } from 'zod';

/** What somebody typed, by field, space around it taken away. */
export type Typed = Readonly<Partial<Record<string, string>>>;

/** What is wrong, in words for the person who typed it: one message per field, in the order of the fields. */
export type FieldErrors = ReadonlyMap<string, string>;

export const NO_ERRORS: FieldErrors = new Map();

/** A form's values once they are right, or what is wrong with which field. */
export type CheckedForm<Value> = { accepted: true; value: Value } | { accepted: false; errors: FieldErrors };

/** Checks what was typed; a field that did not come counts as empty. */
export function checkForm<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  typed: Typed,
): CheckedForm<z.output<z.ZodObject<Shape>>> {
  const fields = Object.keys(schema.shape);
  const parsed = schema.safeParse(Object.fromEntries(fields.map((field) => [field, typed[field] ?? ''])));
  if (parsed.success) return { accepted: true, value: parsed.data };
  const errors = fields.flatMap((field) => {
    const issue = parsed.error.issues.find(({ path }) => path[0] === field);
    return issue === undefined ? [] : [[field, issue.message] as const];
  });
  return { accepted: false, errors: new Map(errors) };
}
