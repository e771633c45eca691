import { z } from 'zod';

const headersSchema = z.array(z.tuple([z.string(), z.string()]));

/** A call that a scenario may answer, as it goes from the bank to the scenario's process. */
export const overrideCallSchema = z.object({
  id: z.string(),
  method: z.string(),
  url: z.string(),
  headers: headersSchema,
  /** In base64; `null` where there is none. */
  body: z.string().nullable(),
});

/** What the scenario's handlers came to: nothing, a network error, or an answer. */
export const overrideAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unhandled') }),
  z.object({ kind: z.literal('network-error') }),
  z.object({
    kind: z.literal('answer'),
    status: z.int().min(200).max(599),
    statusText: z.string(),
    headers: headersSchema,
    body: z.string().nullable(),
  }),
]);

export type OverrideCall = z.infer<typeof overrideCallSchema>;
export type OverrideAnswer = z.infer<typeof overrideAnswerSchema>;

const WITHOUT_BODY = [204, 205, 304];

/** A request as a call on its way to a scenario. */
export async function callOf(id: string, request: Request): Promise<OverrideCall> {
  const body = Buffer.from(await request.arrayBuffer());
  return {
    id,
    method: request.method,
    url: request.url,
    headers: [...request.headers],
    body: body.length === 0 ? null : body.toString('base64'),
  };
}

/** The request that a call was made from. */
export function requestOf({ method, url, headers, body }: OverrideCall): Request {
  const withBody = body === null || method === 'GET' || method === 'HEAD' ? {} : { body: Buffer.from(body, 'base64') };
  return new Request(url, { method, headers: new Headers(headers), ...withBody });
}

/** What handlers answered, on its way back to the bank. */
export async function answerOf(response: Response | undefined): Promise<OverrideAnswer> {
  if (response === undefined) return { kind: 'unhandled' };
  if (response.type === 'error') return { kind: 'network-error' };
  const body = Buffer.from(await response.arrayBuffer());
  return {
    kind: 'answer',
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers],
    body: body.length === 0 ? null : body.toString('base64'),
  };
}

/** The response that an answer was made from; `undefined` where there was none. */
export function responseOf(answer: OverrideAnswer): Response | undefined {
  switch (answer.kind) {
    case 'unhandled':
      return undefined;
    case 'network-error':
      return Response.error();
    case 'answer': {
      const { status, statusText, headers, body } = answer;
      const content = body === null || WITHOUT_BODY.includes(status) ? null : Buffer.from(body, 'base64');
      return new Response(content, { status, statusText, headers: new Headers(headers) });
    }
  }
}
