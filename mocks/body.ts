import type { z } from 'zod';
import { type FieldError, invalidResponse, problemResponse, wrongTypeResponse } from './problem-response.ts';

/** What a body came to: its value and its text as sent, or the refusal to answer with. */
export type Body<Value> = { ok: true; value: Value; text: string } | { ok: false; refusal: Response };

/** The JSON body of a request, parsed by a schema; otherwise 415, 400 or 422 with a pointer to each error. */
export async function readJsonBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Body<z.output<Schema>>> {
  if (!isMediaType(request, 'application/json')) return refuse(wrongTypeResponse('application/json'));
  const text = await request.text();
  const json = parseJson(text);
  if (json === undefined) {
    const detail = text.trim() === '' ? 'The body is empty. Send one JSON document.' : 'Send one JSON document.';
    return refuse(problemResponse({ status: 400, kind: 'malformed-json', title: 'The body is not JSON', detail }));
  }
  const parsed = schema.safeParse(json.value, { error: inPlainWords });
  if (!parsed.success) return refuse(invalidResponse(parsed.error.issues.flatMap(fieldErrors)));
  return { ok: true, value: parsed.data, text };
}

export function isMediaType(request: Request, expected: string): boolean {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  return type.trim().toLowerCase() === expected;
}

/** A place in a JSON document as a pointer in a URI fragment (RFC 6901). */
export function pointerTo(path: readonly PropertyKey[]): string {
  return `#${path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
}

function refuse(refusal: Response): { ok: false; refusal: Response } {
  return { ok: false, refusal };
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code !== 'unrecognized_keys') return [{ pointer: pointerTo(issue.path), detail: issue.message }];
  return issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key]), detail: 'is not a known field' }));
}

function inPlainWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return 'is required';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${issue.expected === 'array' || issue.expected === 'object' ? 'an' : 'a'} ${issue.expected}`;
    case 'too_big':
      return `must have at most ${issue.maximum} ${issue.origin === 'array' ? 'entries' : 'characters'}`;
    case 'too_small':
      return issue.minimum === 1 ? 'must not be empty' : `must have at least ${issue.minimum}`;
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(' or ')}`;
    default:
      return undefined;
  }
}
