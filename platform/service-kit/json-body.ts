import type { Context } from 'hono';
import type { z } from 'zod';
import type { ServiceContext } from './correlation.ts';
import { answerProblem } from './problem-answer.ts';

/** A request's body as its schema describes it, or the answer that refuses it. */
export type ReadBody<Body> = { accepted: true; body: Body } | { accepted: false; refusal: Response };

/** Reads a JSON body; every field that is wrong is named in the refusal (422), a body that is no JSON is refused with 400. */
export async function readJsonBody<Schema extends z.ZodType>(
  context: Context<ServiceContext>,
  schema: Schema,
): Promise<ReadBody<z.output<Schema>>> {
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    const refusal = answerProblem(context, {
      status: 400,
      title: 'The body is not JSON',
      detail: 'Send one JSON document.',
    });
    return { accepted: false, refusal };
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return { accepted: true, body: parsed.data };
  const errors = parsed.error.issues.map(({ path, message }) => ({ pointer: `#/${path.join('/')}`, detail: message }));
  const refusal = answerProblem(context, {
    status: 422,
    title: 'The request is not valid',
    detail: errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; '),
    extensions: { errors },
  });
  return { accepted: false, refusal };
}
