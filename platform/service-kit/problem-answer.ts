import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { redact } from '../../support/redact.ts';
import type { ServiceContext } from './correlation.ts';

/** An answer that says why a request was not carried out (RFC 9457), with the correlation id to ask about. */
export interface ProblemAnswer {
  status: ContentfulStatusCode;
  title: string;
  detail: string;
  /** Further members, such as the errors per field. */
  extensions?: Readonly<Record<string, unknown>>;
}

/** Answers with a problem; secrets are removed from its text. */
export function answerProblem(context: Context<ServiceContext>, problem: ProblemAnswer): Response {
  const { status, title, detail, extensions } = problem;
  const body = {
    type: 'about:blank',
    title,
    status,
    detail,
    correlationId: context.get('correlationId'),
    ...extensions,
  };
  return context.body(redact(JSON.stringify(body)), status, { 'content-type': 'application/problem+json' });
}
