import type { z } from 'zod';
import { type Environment, environmentSchema } from '../../model/environment.ts';
import { type KeyPath, valueAt } from './key-path.ts';

/** Something wrong with a definition, and the key it is wrong at. */
export interface Wrong {
  path: KeyPath;
  why: string;
  /** The key by whose writer it is to be corrected, if not the path; empty for the environment's own file. */
  at?: KeyPath;
}

/** The environment that a definition declares, or all that is wrong with its keys and values taken by themselves. */
export function parseDefinition(
  definition: unknown,
): { environment: Environment; wrong: [] } | { environment: null; wrong: Wrong[] } {
  const { value, wrong } = parseDeclared(environmentSchema, definition);
  return wrong === null ? { environment: value, wrong: [] } : { environment: null, wrong };
}

/** What a file declares, by its schema, or all that is wrong with its keys and values. */
export function parseDeclared<Schema extends z.ZodType>(
  schema: Schema,
  declared: unknown,
): { value: z.output<Schema>; wrong: null } | { value: null; wrong: Wrong[] } {
  const parsed = schema.safeParse(declared, { error: inPlainWords });
  if (parsed.success) return { value: parsed.data, wrong: null };
  const wrong = parsed.error.issues.flatMap(preciseIssues).map((issue) => {
    const isOfNoForm = issue.code === 'invalid_type' || (issue.code === 'invalid_union' && issue.errors.length > 0);
    const isAbsent = isOfNoForm && valueAt(declared, issue.path) === undefined;
    const why = isAbsent ? `is missing; it ${issue.message}` : issue.message;
    const [key] = issue.code === 'unrecognized_keys' ? issue.keys : [];
    return { path: issue.path, why, ...(key === undefined ? {} : { at: [...issue.path, key] }) };
  });
  return { value: null, wrong };
}

/**
 * Where a value may have several forms, none of which fits: what is wrong with the form it was most likely meant to
 * have. Where that can't be told, the message says which forms there are.
 */
function preciseIssues(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code === 'invalid_key') return issue.issues.map((inner) => ({ ...inner, path: issue.path }));
  if (issue.code !== 'invalid_union') return [issue];
  const forms = issue.errors
    .filter((form) => !form.some(({ code, path }) => code === 'invalid_type' && path.length === 0))
    .map((form) => form.flatMap(preciseIssues))
    .map((form) => ({ form, count: form.reduce((sum, inner) => sum + weightOf(inner), 0) }))
    .sort((one, other) => one.count - other.count);
  const [likely, next] = forms;
  if (likely === undefined || likely.count === next?.count) return [issue];
  return likely.form.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function weightOf(issue: z.core.$ZodIssue): number {
  return issue.code === 'unrecognized_keys' ? issue.keys.length : 1;
}

const KINDS_IN_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object of names',
};

/** What zod says where the schema has no words of its own. */
function inPlainWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS_IN_WORDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.origin === 'array' ? 'must name at least one' : `must be at least ${issue.minimum}`;
    case 'invalid_format':
      return issue.format === 'datetime'
        ? 'must be a date and time with its zone, such as 2026-12-01T15:30:00Z'
        : undefined;
    default:
      return undefined;
  }
}
